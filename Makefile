.PHONY: check bench

check:
	ruff check .
	ruff format --check .
	mypy
	python -m translit check data
	pytest

bench:
	python -m benchmarks

import sys
from pathlib import Path
from translit.check import check_rule_table
bad = 0
for a in sys.argv[2:]:
    for p in sorted(Path(a).glob("**/*.rules")) if Path(a).is_dir() else [Path(a)]:
        try:
            for x in check_rule_table(p):
                print(x); bad += 1
        except Exception as e:
            print(e); bad += 1
sys.exit(bool(bad))

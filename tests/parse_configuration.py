"""Parse the TOML and YAML files named on the command line; exit 1 at the first that is broken. Used by pre-commit."""

import sys
import tomllib
from pathlib import Path

import yaml

for name in sys.argv[1:]:
    text = Path(name).read_text(encoding="utf-8")
    try:
        if name.endswith(".toml"):
            tomllib.loads(text)
        else:
            list(yaml.safe_load_all(text))
    except (tomllib.TOMLDecodeError, yaml.YAMLError) as error:
        sys.exit(f"{name}: {error}")

"""The package as it is installed: light imports, public names, prompts and templates inside the wheel."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import briefing

ROOT = Path(__file__).parents[1]
HEAVY = ("openai", "tiktoken", "jinja2")


def loaded_by(code: str) -> str:
    probe = f"{code}\nimport sys\nprint('loaded:', *(m for m in {HEAVY!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return done.stdout.strip().splitlines()[-1].removeprefix("loaded:").strip()


@pytest.mark.parametrize(
    "code",
    [
        "import briefing",
        "import briefing\nbriefing.verify_quote('a b', 'x a b y')",
        "from briefing.cli import app",
        "import sys\nsys.argv = ['briefing', '--help']\nfrom briefing.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass",
    ],
    ids=["import", "verify_quote", "commands", "help"],
)
def test_nothing_heavy_is_imported(code: str):
    """Neither openai nor tiktoken nor jinja2 comes with `import briefing` or `briefing --help`."""
    assert loaded_by(code) == ""


def test_every_public_name_can_be_loaded():
    assert sorted(briefing.__all__) == ["check", "daily", "read_articles", "verify_claim", "verify_quote"]
    assert all(callable(getattr(briefing, name)) for name in briefing.__all__)
    assert set(briefing.__all__) <= set(dir(briefing))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = briefing.nothing


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", folder, ROOT],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_prompts_and_templates(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {path.relative_to(ROOT) for folder in ("prompts", "templates") for path in (ROOT / folder).rglob("*.*")}
    assert {f"briefing/_data/{path.as_posix()}" for path in wanted} <= names
    assert not any(name.startswith(("tests/", "seeds/", "docs/")) for name in names)


def test_the_wheel_writes_a_brief_where_it_is_installed(wheel: Path, tmp_path: Path):
    """Installed without the checkout, the command finds its own prompts and templates."""
    target = tmp_path / "site"
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", target, wheel]
    subprocess.run(command, check=True)
    code = (
        f"import sys; sys.path.insert(0, {str(target)!r})\n"
        "import briefing; assert briefing.__file__.startswith(sys.path[0]), briefing.__file__\n"
        f"sys.argv = ['briefing', 'daily', {str(ROOT / 'seeds')!r}, '-d', {str(tmp_path / 'out')!r}, '--date', '2025-02-08', '-q']\n"
        "from briefing.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out" / "2025-02-08-general.md").read_text(encoding="utf-8").startswith("# Brief for")

"""The package's front door: three names, nothing loaded before it is asked for."""

import subprocess
import sys

import pytest

import heelwise


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import heelwise, sys; print([m for m in sys.modules if m.split('.')[0] in ('msgspec', 'django', 'typer')])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


@pytest.mark.parametrize("name", ["load", "read_record", "decide"])
def test_the_public_names_are_callable(name: str) -> None:
    assert name in dir(heelwise)
    assert callable(getattr(heelwise, name))
    assert name in vars(heelwise), "loaded once, then kept"


def test_an_unknown_name_is_an_ordinary_mistake() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'recieve'"):
        _ = heelwise.recieve

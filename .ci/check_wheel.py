"""Check the installed wheel against the sources: ``check_wheel.py SRC WHEEL``, run outside the checkout."""

import importlib
import sys
import zipfile
from pathlib import Path

import plantargets

source, wheel = Path(sys.argv[1]), Path(sys.argv[2])
installed = Path(plantargets.__file__).parent
assert source not in installed.parents, f"imported from the checkout: {installed}"

wanted = {
    path.relative_to(source).as_posix()
    for path in (source / "plantargets").rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
}
packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
assert packed == wanted, f"missing: {sorted(wanted - packed)}; too many: {sorted(packed - wanted)}"
assert (installed / "py.typed").is_file()

for name in plantargets.__all__:
    getattr(plantargets, name)
assert importlib.import_module("importlib.metadata").version("plantargets") == plantargets.__version__
print(f"{wheel.name}: {len(packed)} files, {len(plantargets.__all__)} public names")

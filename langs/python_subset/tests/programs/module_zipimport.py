"""zipimport, and the importer under the names that it has frozen into CPython."""
import _frozen_importlib
import _frozen_importlib_external
import importlib
import importlib.machinery
import os
import tempfile
import zipfile
import zipimport

print(_frozen_importlib is importlib._bootstrap)
print(_frozen_importlib_external is importlib._bootstrap_external)
print(_frozen_importlib_external.SourceFileLoader is importlib.machinery.SourceFileLoader)

with tempfile.TemporaryDirectory() as folder:
    archive = os.path.join(folder, "modules.zip")
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("one.py", "value = 1\n")
        file.writestr("package/__init__.py", "")
        file.writestr("package/two.py", "from one import value\nvalue += 1\n")
    importer = zipimport.zipimporter(archive)
    print(importer.get_source("one"), importer.is_package("package"), importer.find_spec("three"))
    one = importer.load_module("one")
    print(one.value, one.__file__ == os.path.join(archive, "one.py"), one.__loader__ is importer)
    try:
        zipimport.zipimporter(os.path.join(folder, "nothing.zip"))
    except zipimport.ZipImportError as error:
        print("not a Zip file" in str(error))

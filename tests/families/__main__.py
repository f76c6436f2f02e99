"""Write the pages of docs/families anew: `python -m tests.families`."""

from tests.families.document import FOLDER, documents

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path, text in documents():
        path.write_text(text + "\n", encoding="utf-8")

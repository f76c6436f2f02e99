"""Write the example of docs/xray.md anew: `python -m tests.xray`."""

from tests.xray.shown import show

if __name__ == "__main__":
    show()

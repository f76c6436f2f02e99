"""The module of a name that another of the same name hides, which stands before it where Python looks.

It goes along as text, behind a module that Python imports by itself: where that runs there need be no harness.
"""

import sys
from importlib.machinery import PathFinder
from importlib.util import module_from_spec


def run_hidden(name: str, folder: str) -> None:
    """Run the module that Python would have imported were there none in `folder`, if there is one, in its place."""
    found = PathFinder.find_spec(name, [place for place in sys.path if place != folder])
    if found is not None and found.loader is not None:
        sys.modules[name] = module_from_spec(found)
        found.loader.exec_module(sys.modules[name])

"""One module an extractor: the page in, the fields that its users store out.

Each field stands on a line of its own, because the line is part of what tells one crash from another. Where a library
is given a part of the page, the part is found by turbohtml, which builds the tree that a browser builds: what is lost
or wrong in the result is then the library's doing. They are modules so that a process imports one extractor, not all.
"""

"""Express: `Cannot GET`, a stack trace in a single line, and a rate limit in three dialects of headers."""

from tests.software.model import Answer, Software
from tests.software.pinned import NPM

APPLICATION = """\
const express = require("express")
const { rateLimit } = require("express-rate-limit")

const app = express()
const looms = new Map()

app.get("/looms/:name", (request, response) => {
  response.send(`<h1>${looms.get(request.params.name).title}</h1>`)
})
app.use("/search", rateLimit({ windowMs: 3600000, limit: 1, standardHeaders: "draft-6" }))
app.get("/search", (request, response) => response.send("<h1>Nothing found</h1>"))
app.listen(80, "127.0.0.1")
"""

_POWERED = "X-Powered-By: Express"

EXPRESS = Software(
    name="express",
    title="Express",
    version=NPM["express"],
    licence="MIT",
    registry="npm",
    packages=("express", "express-rate-limit"),
    files={"app.js": APPLICATION},
    command=("node", "app.js"),
    answers=(
        Answer(
            name="not-found/express-404",
            status=404,
            path="/weavers",
            imitates="Express where no address of the site matches",
            markers=("<title>Error</title>", "<pre>Cannot GET /", _POWERED),
            forbidden=("Cannot GET /weavers",),
        ),
        Answer(
            name="rate-limit/express-429",
            status=429,
            path="/search",
            knocks=1,
            imitates="Express with a limit of requests: a sentence without markup, called HTML",
            sign=("header", "page"),
            markers=(_POWERED, "RateLimit-Remaining: 0", "Retry-After: 3600"),
            forbidden=("Too many requests, please try again later.",),
        ),
        Answer(
            name="server-error/express-500",
            status=500,
            path="/looms/jacquard",
            imitates="Express when a handler fails: the error and where it came from",
            markers=("<title>Error</title>", "<pre>TypeError: ", _POWERED),
            forbidden=("TypeError: Cannot read properties of undefined (reading 'title')", "/srv/express/app.js:8:54"),
        ),
    ),
)

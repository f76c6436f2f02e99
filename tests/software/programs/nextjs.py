"""Next.js: error pages that carry the whole frame of an application, scripts and streamed data included."""

from tests.software.model import Answer, Software
from tests.software.pinned import NPM

CONFIGURATION = """\
export default { generateBuildId: () => "foundry", turbopack: { root: "/srv" } }
"""

LAYOUT = """\
export const metadata = { title: "Tollard Bell Foundry" }

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <header>
          <a href="/">Tollard Bell Foundry</a>
          <nav><a href="/bells">Bells</a> <a href="/tuning">Tuning</a> <a href="/visits">Visits</a></nav>
        </header>
        <main>{children}</main>
        <footer><p>Casting and tuning since 1742</p></footer>
      </body>
    </html>
  )
}
"""

PAGE = """\
export default function Page() {
  return <h1>Bells since 1742</h1>
}
"""

BELL = """\
export const dynamic = "force-dynamic"

export default async function Bell({ params }) {
  const { name } = await params
  const bell = new Map().get(name)
  return <h1>{bell.title}</h1>
}
"""

PROGRAM = ("node", "/srv/node_modules/next/dist/bin/next")

_POWERED = "X-Powered-By: Next.js"
_STREAM = "self.__next_f.push(["

NEXTJS = Software(
    name="nextjs",
    title="Next.js",
    version=NPM["next"],
    licence="MIT",
    registry="npm",
    packages=("next", "react", "react-dom"),
    files={
        "app/layout.jsx": LAYOUT,
        "app/page.jsx": PAGE,
        "app/bells/[name]/page.jsx": BELL,
        "next.config.mjs": CONFIGURATION,
        "package.json": '{ "name": "foundry", "private": true }\n',
    },
    prepare=((*PROGRAM, "build"),),
    command=(*PROGRAM, "start", "--hostname", "127.0.0.1", "--port", "80"),
    environment={"NEXT_TELEMETRY_DISABLED": "1"},
    answers=(
        Answer(
            name="not-found/nextjs-404",
            status=404,
            path="/founders",
            imitates="Next.js where no page has the address: a second title, within the site's own layout",
            markers=('<h1 class="next-error-h1"', _STREAM, _POWERED),
            forbidden=(
                "404: This page could not be found.",
                "This page could not be found.",
                "Tollard Bell Foundry",
                "Casting and tuning since 1742",
            ),
        ),
        Answer(
            name="server-error/nextjs-500",
            status=500,
            path="/bells/great-tom",
            imitates="Next.js when a component fails on the server: the site's title above an empty page of scripts",
            markers=('<html id="__next_error__">', _STREAM, _POWERED),
            forbidden=("Tollard Bell Foundry",),
        ),
    ),
)

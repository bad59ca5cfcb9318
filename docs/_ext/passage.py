"""The directive `passage`: a text read by the library, its statements marked, drawn when the docs are built."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


class Passage(SphinxDirective):
    has_content = True

    def run(self) -> list[nodes.Node]:
        from plantargets.language import highlight, highlighting, read

        self.env.note_dependency(str(highlighting.__file__))
        text = "\n".join(self.content)
        return [
            nodes.raw("", highlight(read(text)), format="html"),
            # Builders without pictures, and searches, still have the words.
            nodes.comment(text, text),
        ]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("passage", Passage)
    return {"parallel_read_safe": True}

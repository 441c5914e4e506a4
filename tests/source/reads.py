"""What was read and found, as a test asks for it."""

from ido_cli.source.findings import Finding
from ido_cli.source.marked import Source


def only(source: Source) -> Finding:
    """The one finding of a source."""
    assert len(source.findings) == 1, source.findings
    return source.findings[0]


def said(finding: Finding) -> tuple[str, int, str, str]:
    """A finding as a coordinator reads it: code, line, message, hint."""
    assert finding.severity.value == "fout"
    return finding.code, finding.mark.line, finding.message, finding.hint

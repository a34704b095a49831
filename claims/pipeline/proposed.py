"""What an earlier version of an article gave candidates for already: an editor decides the same words once."""

from collections import Counter
from collections.abc import Mapping, Sequence

from claims.extraction.proposal import Proposal, Span
from claims.models import ArticleVersion, Candidate

Key = tuple[str, str, str]


def unseen(version: ArticleVersion, found: Sequence[Proposal], marks: Mapping[int, str]) -> dict[int, str]:
    """Return those of `marks` (by place in `found`) whose words no earlier version's candidate has, in order.

    Equal words count as often as they stand: a second equal sentence is new where the earlier version had one.
    """
    earlier = Candidate.objects.filter(version__article=version.article_id, version__number__lt=version.number)
    rows = earlier.filter(split_from=None).values_list("proposal", "passage__start", "passage__exact", "version")
    held: dict[int, Counter[Key]] = {}
    for proposal, start, exact, number in rows:
        content = proposal.get("content") or proposal.get("evidence") or [start, start + len(exact)]
        key = _key(proposal["stance"], exact, (content[0] - start, content[1] - start))
        held.setdefault(number, Counter())[key] += 1
    seen: Counter[Key] = Counter()
    for one in held.values():
        seen |= one
    return {place: mark for place, mark in marks.items() if not _taken(seen, _key_of(version, found[place]))}


def _taken(seen: Counter[Key], key: Key) -> bool:
    """Return whether an earlier candidate is left for these words, and take it."""
    left = seen[key] > 0
    seen[key] -= left
    return left


def _key_of(version: ArticleVersion, proposal: Proposal) -> Key:
    start, end = proposal.evidence
    content = proposal.content or proposal.evidence
    return _key(proposal.stance, version.text[start:end], (content[0] - start, content[1] - start))


def _key(stance: str, exact: str, content: Span) -> Key:
    return stance, " ".join(exact.split()), " ".join(exact[max(0, content[0]) : max(0, content[1])].split())

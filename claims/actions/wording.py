"""Actions in words, for those who read what others did."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

ACTIONS: Mapping[str, object] = {
    "article.assigned": _("assigned the article"),
    "article.described": _("described the article"),
    "article.fetched_again": _("had the source fetched again"),
    "article.retried": _("had the article read again"),
    "article.submitted": _("added the article"),
    "article.text_added": _("added the article's text as it reads now"),
    "candidate.accepted": _("accepted the candidate"),
    "candidate.edited": _("edited the candidate"),
    "candidate.rejected": _("rejected the candidate"),
    "candidate.reopened": _("undid the decision on the candidate"),
    "candidate.split": _("split the candidate"),
    "claim.created": _("stated the claim"),
    "claim.event_set": _("set the event of the claim"),
    "claim.merged": _("merged the claim"),
    "claim.published": _("published the claim"),
    "claim.reworded": _("reworded the claim"),
    "claim.split": _("split the claim"),
    "claim.status_decided": _("decided the status"),
    "claim.status_withdrawn": _("took the status decision back"),
    "claim.translated": _("translated the claim"),
    "claim.unmerged": _("undid the merge of the claim"),
    "claim.unpublished": _("took the claim off the public pages"),
    "claim.withdrawn": _("withdrew the empty claim"),
    "event.role_set": _("set a party's role"),
    "feed.created": _("added the feed"),
    "feed.fetched_now": _("had the feed fetched at once"),
    "feed.paused": _("paused the feed"),
    "feed.resumed": _("resumed the feed"),
    "feed.updated": _("changed the feed"),
    "newsroom.updated": _("changed the newsroom's settings"),
    "relation.confirmed": _("confirmed the relation"),
    "relation.created": _("carried the relation over to the corrected statement"),
    "relation.dismissed": _("dismissed the relation"),
    "relation.drawn": _("drew the relation"),
    "relation.reopened": _("undid the decision on the relation"),
    "relation.set_aside": _("set the relation aside until more is known"),
    "speaker.affiliated": _("said for whom the speaker speaks"),
    "statement.corrected": _("corrected the statement"),
    "statement.moved": _("moved the statement"),
    "statement.recorded": _("recorded the statement"),
    "statement.retried": _("had the statement compared again"),
    "statement.translated": _("translated the passage"),
    "statement.upheld": _("let the statement stand though its source changed"),
    "statement.withdrawn": _("withdrew the statement"),
    "user.added": _("opened an account"),
    "user.updated": _("changed an account"),
    "alias_added": _("added a name"),
    "alias_removed": _("removed a name"),
    "created": _("added the record"),
    "merged": _("merged the record"),
    "unmerged": _("undid the merge"),
    "updated": _("changed the record"),
}


def in_words(action: str) -> str:
    """Return what the Decision of an action did, in words: those of the action, else those of its kind."""
    return str(ACTIONS.get(action) or ACTIONS.get(action.partition(".")[2], action))

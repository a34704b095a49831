"""Why a source could not be read: a slug, which is kept, and a sentence that tells the editor what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    # What was given
    "empty": _("There is nothing in it. Paste or upload the text of the article."),
    "too_large": _("It is larger than 5 MB. Upload the article alone, or paste its text."),
    "too_long": _("Its text is longer than 5 million characters. Upload the article alone, or paste its text."),
    "unknown_type": _("This kind of file (%(detail)s) cannot be read. Upload txt, html, pdf or docx, or paste it."),
    "binary": _("It holds no text but binary data. Upload txt, html, pdf or docx, or paste the text."),
    "wrong_encoding": _("Its characters cannot be read. Save the file as UTF-8, or paste the text."),
    # What was read
    "no_article": _("No article text was found on the page. Open the page and paste the article's text."),
    "pdf_without_text": _("The PDF holds pictures of text but no text. Paste the text instead."),
    "pdf_locked": _("The PDF is protected by a password. Upload one without, or paste the text."),
    "pdf_too_many_pages": _("The PDF has more than %(detail)s pages. Upload the pages of the article alone."),
    "damaged": _("The file is damaged and cannot be read. Save it again, or paste the text."),
    "unsafe_docx": _("The DOCX file unpacks to far more than it should and was not opened. Paste the text instead."),
    "reading_too_costly": _("Reading the file took too long or too much memory. Paste the text instead."),
    # Web addresses
    "not_an_address": _("This is no web address that can be fetched. It has to begin with http:// or https://."),
    "address_with_password": _("The address holds a user name or password. Give the address without it."),
    "address_port": _("Only the usual web ports are fetched, not port %(detail)s. Paste the text instead."),
    "private_address": _("%(detail)s is not a public web site, so it was not fetched. Paste the text instead."),
    "unreachable": _("%(detail)s could not be reached. Check the address and try again, or paste the text."),
    "too_many_redirects": _("The address leads on and on to other addresses. Open the page and paste its text."),
    "fetch_too_slow": _("The site took longer than %(detail)s seconds. Try again later, or paste the text."),
    "http_error": _("The site answered with error %(detail)s. Check the address and try again, or paste the text."),
    "bad_answer": _("The site's answer could not be understood. Try again later, or paste the text."),
    # Feeds
    "bad_feed": _("This is no RSS or Atom feed, or a broken one. Check the address: it often ends in rss or feed."),
    "unsafe_feed": _("The feed declares entities of its own, which are not read. Ask the outlet for a plain feed."),
    # The work itself
    "took_too_long": _("Reading it took too long and was stopped. Try again, or paste a shorter text."),
    "gave_up": _("It was begun %(detail)s times and never finished. Try again, or tell the administrator."),
    "unexpected": _("Something went wrong that was not foreseen. Try again, or tell the administrator."),
}  # fmt: skip

# A feed has no text that could be pasted, and is fetched again by itself.
FEED_SENTENCES: dict[str, str | Promise] = {
    "too_large": _("The feed is larger than 5 MB, so it was not read. Ask the outlet for a shorter one."),
    "unknown_type": _("The address answers with %(detail)s, which is no feed. Check it: it often ends in rss or feed."),
    "address_port": _("Only the usual web ports are fetched, not port %(detail)s. Add the feed by another address."),
    "private_address": _("%(detail)s is not a public web site, so it was not fetched."),
    "unreachable": _("%(detail)s could not be reached. It is tried again; if that goes on, check the address."),
    "too_many_redirects": _("The address leads on and on to other addresses. Ask the outlet where its feed is now."),
    "fetch_too_slow": _("The site took longer than %(detail)s seconds. It is tried again by itself."),
    "http_error": _("The site answered with error %(detail)s. It is tried again; if that goes on, check the address."),
    "bad_answer": _("The site's answer could not be understood. It is tried again by itself."),
}  # fmt: skip


class SourceError(Exception):
    """A source cannot be read. `slug` is a key of SENTENCES, `detail` what it is about (at most 500 characters)."""

    def __init__(self, slug: str, detail: str = "") -> None:
        if slug not in SENTENCES:
            raise KeyError(slug)
        super().__init__(slug, detail)
        self.slug = slug
        self.detail = detail[:500]

    def sentence(self) -> str:
        """Return the sentence for the editor about an article, in the language now active."""
        return str(SENTENCES[self.slug]) % {"detail": self.detail}

    def feed_sentence(self) -> str:
        """Return the sentence for the editor about a feed, in the language now active."""
        return str((SENTENCES | FEED_SENTENCES)[self.slug]) % {"detail": self.detail}

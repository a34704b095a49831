"""A field of a form with its label, help and errors, drawn in one piece: a form has a dozen and more."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

from claims.templatetags.pieces import NOTHING, format_html
from claims.templatetags.pieces import gettext as _

register = template.Library()


@register.simple_tag
def drawn_field(field: BoundField) -> SafeString:
    """Return the field as templates/forms/_field.html shows it; Django ties the parts with aria-describedby."""
    if field.is_hidden:
        return SafeString(field)
    widget = field.field.widget
    if getattr(widget, "input_type", "") == "checkbox" and not getattr(widget, "allow_multiple_selected", False):
        label = format_html('<label class="choice">{}<span>{}</span></label>\n', field, field.label)
        return format_html('<div class="field">{}{}</div>', label, _below(field))
    if field.use_fieldset:
        return _as_fieldset(field)
    label = format_html('<label for="{}">{}{}</label>\n', field.id_for_label, field.label, _optional(field))
    return format_html('<div class="field">{}{}\n{}</div>', label, field, _below(field))


def _as_fieldset(field: BoundField) -> SafeString:
    tied = field.aria_describedby
    return format_html(
        '<fieldset class="field"{}><legend>{}{}</legend>\n<div class="choices">{}</div>\n{}</fieldset>',
        format_html(' aria-describedby="{}"', tied) if tied else NOTHING,
        field.label,
        _optional(field),
        field,
        _below(field),
    )


def _optional(field: BoundField) -> SafeString:
    """Return the mark of a field that may stay empty; of `alternatives` one must be given."""
    if field.field.required or field.name in getattr(field.form, "alternatives", ()):
        return NOTHING
    return format_html(' <span class="optional">{}</span>', _("optional"))


def _below(field: BoundField) -> SafeString:
    """Return what helps, and what is wrong."""
    told = NOTHING
    if field.help_text:
        told = format_html('<div class="help" id="{}_helptext">{}</div>', field.auto_id, field.help_text)
    return told + SafeString(field.errors) if field.errors else told

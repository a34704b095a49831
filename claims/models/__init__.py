"""The records, one file per noun. Fields, constraints and who may see what; no rules and no writes."""

from claims.models.anchors import Anchor
from claims.models.articles import Article, ArticleVersion, Blob
from claims.models.candidates import Candidate
from claims.models.claims import Claim, Position, StatusDecision
from claims.models.decisions import Decision
from claims.models.events import Event, EventParty, Place, PlaceAlias
from claims.models.feeds import Feed, FeedItem
from claims.models.follows import Follow
from claims.models.jobs import Job
from claims.models.learning import LearnedRule, Learning
from claims.models.newsroom import Newsroom
from claims.models.outlets import Outlet
from claims.models.parties import Affiliation, Party, PartyAlias, Speaker, SpeakerAlias
from claims.models.passages import Passage
from claims.models.relations import Relation
from claims.models.requests import IdempotentRequest
from claims.models.statements import Figure, Statement
from claims.models.tokens import ApiToken
from claims.models.translations import ClaimTranslation, PassageTranslation
from claims.models.users import User
from claims.models.vectors import CandidateVector, StatementVector, VectorModel
from claims.models.voices import Voice

__all__ = [
    "Affiliation",
    "Anchor",
    "ApiToken",
    "Article",
    "ArticleVersion",
    "Blob",
    "Candidate",
    "CandidateVector",
    "Claim",
    "ClaimTranslation",
    "Decision",
    "Event",
    "EventParty",
    "Feed",
    "FeedItem",
    "Figure",
    "Follow",
    "IdempotentRequest",
    "Job",
    "LearnedRule",
    "Learning",
    "Newsroom",
    "Outlet",
    "Party",
    "PartyAlias",
    "Passage",
    "PassageTranslation",
    "Place",
    "PlaceAlias",
    "Position",
    "Relation",
    "Speaker",
    "SpeakerAlias",
    "Statement",
    "StatementVector",
    "StatusDecision",
    "User",
    "VectorModel",
    "Voice",
]

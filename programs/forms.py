"""Staff forms of programmes, their editions, partners and results."""

from programs.models import Edition, Partnership, Program, Result
from records.forms import form_of

ProgramForm = form_of(Program)
EditionForm = form_of(Edition)
PartnershipForm = form_of(Partnership)
ResultForm = form_of(Result)

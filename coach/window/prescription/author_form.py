"""The fields beside the list of exercises: the dose of the selected one, and the patient."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QWidget,
)

from coach.message import translatable
from coach.store.prescriptions.conditions import HIPS
from coach.store.prescriptions.definition import HIP_LIMIT_KEYS
from coach.store.prescriptions.doses import has_sides
from coach.store.settings.person import APPROACH_TEXTS, CONDITION_TEXTS, CONDITIONS
from coach.translation import name_languages
from coach.window.prescription import draft as drafts
from coach.window.prescription.draft import Draft
from coach.window.prescription.draft_row import APART, NUMBERS, DraftRow
from coach.window.prescription.entries import (
    DOSE,
    LIMITS,
    SCHEDULE,
    can_be_allowed,
    can_enter,
    find_own,
    label_field,
)
from coach.window.prescription.form_fields import FieldsForm
from coach.window.translation.translate import tr
from coach.window.widgets.choice_box import ChoiceBox

HEAD: Final = translatable(
    {"patient": "Name", "number": "Number", "clinician": "Clinician", "note": "Note"}
)
"""Field of the prescription -> its label."""
SIDES: Final = translatable({"both": "both sides", "left": "left side", "right": "right side"})
SELECTED: Final = translatable("The selected exercise")
PATIENT: Final = translatable("The patient")
RESPECTED: Final = translatable("Conditions to take into account")
YES_OR_NO: Final = translatable({"": "No", "yes": "Yes"})
CARE: Final = translatable("Take care with it, one line each")
GENERAL_CARE: Final = translatable("Take care in general, one line each")
ALLOW: Final = translatable("You allow it where one must ask first")
EACH_SIDE: Final = translatable("each side its own dose")
BEYOND_90: Final = translatable("A replaced hip that may bend beyond 90 degrees")
ALLOW_MORE: Final = translatable(
    "Only if the surgeon or you have allowed this patient more. coach then warns before these "
    "degrees instead of before 90. After the last day 90 degrees hold again; without one they hold "
    "again when the prescription ends."
)


class AuthorForm(FieldsForm):
    """Shows a draft and tells what was changed of the selected exercise."""

    dose_changed = Signal(str, str)
    """A field of the selected exercise, and its text."""
    care_changed = Signal(str)
    """The precautions of the selected exercise, one a line."""
    schedule_changed = Signal(str, str)
    """A field of the programme, and its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("authorForm", parent)
        self.bases: Mapping[str, str] = {}
        """Name -> title of the programmes to begin with."""
        self.conditions: dict[str, ChoiceBox] = {}
        self.language, self.side, self.base = (ChoiceBox(self) for _ in range(3))
        self.allowed = ChoiceBox(self)
        self.care, self.precautions = QPlainTextEdit(self), QPlainTextEdit(self)
        self._shown_care = ""
        self._fill_choices()
        self._add_section(SELECTED)
        self._add_grid(
            [*self._make_fields(DOSE), (tr("Sides"), self.side), (tr(ALLOW), self.allowed)]
        )
        self._add_text(self.care, tr(CARE))
        self._add_section(PATIENT)
        self._add_grid(
            [
                *self._make_fields(HEAD),
                (tr("Language"), self.language),
                (tr("Begin with"), self.base),
                *self._make_fields(SCHEDULE),
            ]
        )
        self._add_text(self.precautions, tr(GENERAL_CARE))
        self._add_section(RESPECTED)
        self._add_conditions()
        self._add_section(BEYOND_90)
        self._rows.addWidget(self._add_label(tr(ALLOW_MORE)))
        self._add_grid([*self._make_fields(LIMITS)])
        self._finish()
        self._connect()

    def _connect(self) -> None:
        for key in DOSE:
            self.fields[key].editingFinished.connect(lambda key=key: self._tell_dose(key))
        for key in (*SCHEDULE, *LIMITS):
            self.fields[key].editingFinished.connect(
                lambda key=key: self.schedule_changed.emit(key, self.fields[key].text())
            )
        self.side.activated.connect(lambda _: self._tell_side())
        self.allowed.activated.connect(lambda _: self._tell_allowed())
        self.care.textChanged.connect(self._tell_care)
        for condition in HIPS:
            self.conditions[condition].currentIndexChanged.connect(lambda _: self._enable_limits())
        self.fields["days"].setPlaceholderText(tr("every day"))

    def show_bases(self, bases: Mapping[str, str], draft: Draft) -> None:
        """Offer what one can begin with.

        Args:
            bases: Name -> title of the programmes.
            draft: What is shown; its last prescription is offered, too, if there is one.
        """
        self.bases = bases
        self.base.clear()
        self.base.addItem(tr("a list of exercises"), "")
        if draft.before is not None:
            self.base.addItem(tr("the last prescription"), drafts.LAST)
        for name, title in bases.items():
            self.base.addItem(title, name)
        self.choose_base(draft)

    def choose_base(self, draft: Draft) -> None:
        """Show what the draft began with."""
        _choose(self.base, draft.beginning)

    def clear(self) -> None:
        """Show nothing and take no entries, until a draft is shown."""
        empty = Draft(())
        self.show_bases({}, empty)
        self.show_head(empty)
        for key in DOSE:
            self.fields[key].clear()
        self.care.clear()
        self.setEnabled(False)

    def show_head(self, draft: Draft) -> None:
        """Show what the draft says of the patient."""
        self.setEnabled(True)
        head = draft.head
        for key in HEAD:
            self.fields[key].setText(str(head.get(key, "")))
        _choose(self.language, head.get("language", ""))
        self.precautions.setPlainText(draft.list_precautions(""))
        present = dict.fromkeys(head.get("conditions", ()), "yes")
        for condition, choice in self.conditions.items():
            _choose(choice, present.get(condition, head.get(condition, "")))
        for key in (*SCHEDULE, *LIMITS):
            value = draft.describe_schedule(key)
            self.fields[key].setText(value or "")
            self.fields[key].setEnabled(value is not None)
        self._enable_limits()

    def read_head(self) -> dict[str, Any]:
        """Return what was entered about the patient, by fields of `Prescription`."""
        texts: dict[str, Any] = {key: self.fields[key].text() for key in HEAD}
        answers = {each: str(box.currentData()) for each, box in self.conditions.items()}
        return {
            **texts,
            "language": str(self.language.currentData()),
            "conditions": tuple(each for each in CONDITIONS if answers.pop(each)),
            **answers,
        }

    def read_schedule(self) -> dict[str, str]:
        """Return what was entered about weeks and days, and of hips that may bend further.

        It is empty for a hip that is not replaced.
        """
        planned = {key: self.fields[key] for key in SCHEDULE}
        entered = {key: field.text() for key, field in planned.items() if field.isEnabled()}
        hips = {key: self.fields[key] for key in LIMITS}
        return entered | {
            key: field.text() if field.isEnabled() else "" for key, field in hips.items()
        }

    def read_unfinished(self) -> dict[str, str]:
        """Return what is typed into fields of the selected exercise and not yet taken."""
        fields = {key: self.fields[key] for key in DOSE}
        return {key: field.text() for key, field in fields.items() if field.isModified()}

    def show_exercise(self, row: DraftRow, draft: Draft) -> None:
        """Show the dose of an exercise."""
        for key in NUMBERS:
            value = getattr(row.item, key)
            self.fields[key].setText("" if value is None else f"{value:g}")
        self.fields["norm_deg"].setText(draft.find_norm(row.name))
        for key in DOSE:
            name = tr(label_field(key, row.exercise))
            self.fields[key].setEnabled(can_enter(key, row.exercise))
            self.fields[key].setPlaceholderText(find_own(key, row.exercise))
            self.fields[key].setAccessibleName(name)
            self._captions[self.fields[key]].setText(name)
        self._offer_sides(row)
        _choose(self.allowed, "yes" if row.name in draft.head.get("allowed", ()) else "")
        self.allowed.setEnabled(can_be_allowed(row.exercise))
        care = draft.list_precautions(row.name)
        if care != self._shown_care or care != _clean(self.care.toPlainText()):
            self._shown_care = care
            self.care.setPlainText(care)

    def _offer_sides(self, row: DraftRow) -> None:
        """Show the sides; each with its own dose only if they are done one after the other."""
        offered = self.side.findData(APART)
        if not has_sides(row.exercise, row.name):
            self.side.removeItem(offered)
        elif offered < 0:
            self.side.addItem(tr(EACH_SIDE), APART)
        _choose(self.side, row.sides)

    def _enable_limits(self) -> None:
        """Take degrees only of a hip that is replaced."""
        for (limit, until), hip in zip(HIP_LIMIT_KEYS.values(), HIPS, strict=True):
            replaced = bool(self.conditions[hip].currentData())
            for key in (limit, until):
                self.fields[key].setEnabled(replaced)
            self.fields[limit].setPlaceholderText("90")

    def _fill_choices(self) -> None:
        for code, name in {"": tr("As the system"), **name_languages()}.items():
            self.language.addItem(name, code)
        for side, called in SIDES.items():
            self.side.addItem(tr(called), side)
        for answer, said in YES_OR_NO.items():
            self.allowed.addItem(tr(said), answer)

    def _add_conditions(self) -> None:
        choices: list[tuple[str, QWidget]] = []
        for condition, words in CONDITION_TEXTS.items():
            choice = self.conditions[condition] = ChoiceBox(self)
            answers = YES_OR_NO if condition in CONDITIONS else APPROACH_TEXTS
            for answer, said in answers.items():
                choice.addItem(tr(said), answer)
            choices.append((tr(words), choice))
        self._add_grid(choices)

    def _tell_dose(self, key: str) -> None:
        self.dose_changed.emit(key, self.fields[key].text())

    def _tell_side(self) -> None:
        self.dose_changed.emit("sides", str(self.side.currentData()))

    def _tell_allowed(self) -> None:
        self.dose_changed.emit("allowed", str(self.allowed.currentData()))

    def _tell_care(self) -> None:
        care = _clean(self.care.toPlainText())
        if care != self._shown_care:
            self._shown_care = care
            self.care_changed.emit(care)


def _choose(box: ChoiceBox, data: object) -> None:
    box.setCurrentIndex(max(0, box.findData(data)))


def _clean(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())

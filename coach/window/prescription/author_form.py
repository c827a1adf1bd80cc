"""The fields beside the list of exercises: the dose of the selected one, and the patient."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from coach.message import translatable
from coach.store.settings.person import APPROACH_TEXTS, CONDITION_TEXTS, CONDITIONS
from coach.translation import name_languages
from coach.window.prescription import draft as drafts
from coach.window.prescription.draft import Draft, DraftRow
from coach.window.prescription.entries import DOSE, SCHEDULE, can_enter, find_own, label_field
from coach.window.theme.stylesheet import render_fields_stylesheet
from coach.window.theme.theme import Theme
from coach.window.translation.translate import tr
from coach.window.widgets.choice_box import ChoiceBox
from coach.window.widgets.labels import make_label, style_label

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
_COLUMNS: Final = 2


class AuthorForm(QWidget):
    """Shows a draft and tells what was changed of the selected exercise."""

    dose_changed = Signal(str, str)
    """A field of the selected exercise, and its text."""
    care_changed = Signal(str)
    """The precautions of the selected exercise, one a line."""
    schedule_changed = Signal(str, str)
    """A field of the programme, and its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("authorForm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bases: Mapping[str, str] = {}
        """Name -> title of the programmes to begin with."""
        self.fields: dict[str, QLineEdit] = {}
        self.conditions: dict[str, ChoiceBox] = {}
        self._labels: list[QLabel] = []
        self._captions: dict[QWidget, QLabel] = {}
        self._sections: list[QLabel] = []
        self._stops: list[QWidget] = []
        self.language, self.side, self.base = (ChoiceBox(self) for _ in range(3))
        self.care, self.precautions = QPlainTextEdit(self), QPlainTextEdit(self)
        self._shown_care = ""
        self._rows = QVBoxLayout(self)
        self._fill_choices()
        self._add_section(SELECTED)
        self._add_grid([*self._make_fields(DOSE), (tr("Sides"), self.side)])
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
        self._rows.addStretch(1)
        for before, after in pairwise(self._stops):
            QWidget.setTabOrder(before, after)
        self._connect()

    def _connect(self) -> None:
        for key in DOSE:
            self.fields[key].editingFinished.connect(lambda key=key: self._tell_dose(key))
        for key in SCHEDULE:
            self.fields[key].editingFinished.connect(
                lambda key=key: self.schedule_changed.emit(key, self.fields[key].text())
            )
        self.side.activated.connect(lambda _: self._tell_side())
        self.care.textChanged.connect(self._tell_care)

    def set_theme(self, theme: Theme) -> None:
        """Apply the colours and sizes of a theme."""
        ground = f"#authorForm {{ background: {theme.palette.card}; }}"
        choices = f"QComboBox {{ font-size: {theme.limited.font_px(20)}px; }}"  # in two columns
        self.setStyleSheet(render_fields_stylesheet(theme) + ground + choices)
        self._rows.setContentsMargins(0, 0, theme.px(12), 0)
        self._rows.setSpacing(theme.px(6))
        for label in self._labels:
            style_label(label, theme, 16, theme.palette.quiet, 400)
        for label in self._sections:
            style_label(label, theme, 22, theme.palette.text, 700)
        for text in (self.care, self.precautions):
            text.setFixedHeight(theme.font_px(20) * 2 + theme.px(36))

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
        for key in SCHEDULE:
            value = getattr(draft, key)
            self.fields[key].setText("" if value is None else str(value))
            self.fields[key].setEnabled(value is not None)

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
        """Return what was entered about weeks and days, by fields of `Draft`."""
        return {key: self.fields[key].text() for key in SCHEDULE if self.fields[key].isEnabled()}

    def read_unfinished(self) -> dict[str, str]:
        """Return what is typed into fields of the selected exercise and not yet taken."""
        fields = {key: self.fields[key] for key in DOSE}
        return {key: field.text() for key, field in fields.items() if field.isModified()}

    def show_exercise(self, row: DraftRow, draft: Draft) -> None:
        """Show the dose of an exercise."""
        for key in drafts.NUMBERS:
            value = getattr(row.item, key)
            self.fields[key].setText("" if value is None else f"{value:g}")
        self.fields["norm_deg"].setText(draft.find_norm(row.name))
        for key in DOSE:
            name = tr(label_field(key, row.exercise))
            self.fields[key].setEnabled(can_enter(key, row.exercise))
            self.fields[key].setPlaceholderText(find_own(key, row.exercise))
            self.fields[key].setAccessibleName(name)
            self._captions[self.fields[key]].setText(name)
        _choose(self.side, row.item.sides)
        care = draft.list_precautions(row.name)
        if care != self._shown_care or care != _clean(self.care.toPlainText()):
            self._shown_care = care
            self.care.setPlainText(care)

    def _fill_choices(self) -> None:
        for code, name in {"": tr("As the system"), **name_languages()}.items():
            self.language.addItem(name, code)
        for side, called in SIDES.items():
            self.side.addItem(tr(called), side)
        for text in (self.care, self.precautions):
            text.setTabChangesFocus(True)

    def _make_fields(self, labels: Mapping[str, Any]) -> Iterator[tuple[str, QWidget]]:
        for key, words in labels.items():
            field = self.fields[key] = QLineEdit(self)
            yield tr(words), field

    def _add_section(self, words: Any) -> None:
        label = make_label(self)
        label.setText(tr(words))
        self._sections.append(label)
        self._rows.addWidget(label)

    def _add_label(self, name: str) -> QLabel:
        label = make_label(self)
        label.setText(name)
        self._labels.append(label)
        return label

    def _add_grid(self, widgets: list[tuple[str, QWidget]]) -> None:
        grid = QGridLayout()
        for number, (name, widget) in enumerate(widgets):
            row, column = divmod(number, _COLUMNS)
            self._stops.append(widget)
            widget.setAccessibleName(name)
            widget.setMinimumWidth(0)
            self._captions[widget] = self._add_label(name)
            grid.addWidget(self._captions[widget], 2 * row, column)
            grid.addWidget(widget, 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
        self._rows.addLayout(grid)

    def _add_text(self, widget: QPlainTextEdit, name: str) -> None:
        self._stops.append(widget)
        widget.setAccessibleName(name)
        self._rows.addWidget(self._add_label(name))
        self._rows.addWidget(widget)

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

    def _tell_care(self) -> None:
        care = _clean(self.care.toPlainText())
        if care != self._shown_care:
            self._shown_care = care
            self.care_changed.emit(care)


def _choose(box: ChoiceBox, data: object) -> None:
    box.setCurrentIndex(max(0, box.findData(data)))


def _clean(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())

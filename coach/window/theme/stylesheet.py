"""The stylesheets of the window and of its input fields."""

from __future__ import annotations

from coach.window.theme.theme import FAMILY, Theme


def render_stylesheet(theme: Theme) -> str:
    """Render the stylesheet of the whole window."""
    colours, px, font = theme.palette, theme.px, theme.font_px
    return f"""
    * {{ font-family: "{FAMILY}"; color: {colours.text}; }}
    #window, #page, QScrollArea, #scrolled {{ background: {colours.ground}; border: none; }}
    QFrame[role="card"] {{ background: {colours.card}; border-radius: {px(16)}px; }}
    QLabel {{ background: transparent; font-size: {font(20)}px; }}
    QLabel[role="quiet"] {{ color: {colours.quiet}; font-size: {font(20)}px; }}
    QLabel[role="warning"] {{ color: {colours.caution}; font-size: {font(18)}px;
        font-weight: 700; }}
    QLabel[role="small"] {{ color: {colours.quiet}; font-size: {font(16)}px; }}
    QLabel[role="headline"] {{ font-size: {font(60)}px; font-weight: 700; }}
    QLabel[role="praise"] {{ color: {colours.good}; font-size: {font(36)}px; font-weight: 700; }}
    QLabel[role="message"] {{ font-size: {font(38)}px; font-weight: 700; }}
    QLabel[role="hint"] {{ color: {colours.quiet}; font-size: {font(28)}px; }}
    QLabel[role="line"] {{ font-size: {font(28)}px; }}
    QLabel[role="title"] {{ font-size: {font(36)}px; font-weight: 700; }}
    QLabel[role="section"] {{ font-size: {font(26)}px; font-weight: 700; }}
    QLabel[role="name"] {{ font-size: {font(26)}px; font-weight: 700; }}
    QLabel[role="fact"] {{ font-size: {font(18)}px; font-weight: 600; }}
    QLabel[role="plain"] {{ color: {colours.quiet}; font-size: {font(18)}px; }}
    QLabel[role="tick"] {{ font-size: {font(24)}px; font-weight: 600; }}
    QLabel[role="note"] {{ font-size: {font(20)}px; font-weight: 600; }}
    QPushButton {{ background: {colours.card}; border: {px(3)}px solid {colours.card};
        border-radius: {px(12)}px; }}
    QPushButton:hover {{ background: {colours.track}; border-color: {colours.track}; }}
    QPushButton:focus {{ border-color: {colours.on_focus}; }}
    QScrollBar:vertical {{ background: {colours.ground}; width: {px(14)}px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {colours.track}; border-radius: {px(7)}px;
        min-height: {px(40)}px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
    QMenu {{ background: {colours.card}; border: {px(2)}px solid {colours.track};
        padding: {px(8)}px; }}
    QMenu::item {{ font-size: {font(26)}px; padding: {px(10)}px {px(28)}px;
        border-radius: {px(8)}px; }}
    QMenu::item:selected {{ background: {colours.track}; }}
    QMenu::indicator {{ width: {px(16)}px; }}
    """


def render_fields_stylesheet(theme: Theme) -> str:
    """Render the stylesheet of text fields, numbers, choices, check boxes and sliders."""
    colours, px, font = theme.palette, theme.px, theme.font_px
    return f"""
    QLineEdit, QPlainTextEdit, QComboBox, QDoubleSpinBox, QPushButton {{
        background: {colours.track}; color: {colours.text}; font-size: {font(20)}px;
        border: {px(2)}px solid {colours.track};
        border-radius: {px(8)}px; padding: {px(6)}px {px(12)}px;
        selection-background-color: {colours.info};
        selection-color: {colours.ground}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDoubleSpinBox:focus,
    QPushButton:focus {{ border-color: {colours.on_focus}; }}
    QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ width: 0; height: 0; border: none; }}
    QLineEdit:disabled {{ background: {colours.card}; border-color: {colours.track}; }}
    QPushButton:disabled {{ color: {colours.quiet}; background: {colours.card}; }}
    QComboBox QAbstractItemView {{ background: {colours.card}; color: {colours.text};
        font-size: {font(20)}px;
        selection-background-color: {colours.track}; selection-color: {colours.text}; }}
    QComboBox::drop-down {{ width: {px(28)}px; border: none; }}
    QCheckBox {{ font-size: {font(20)}px; spacing: {px(12)}px; padding: {px(6)}px;
        border: {px(2)}px solid transparent;
        border-radius: {px(8)}px; }}
    QCheckBox:focus {{ border-color: {colours.on_focus}; }}
    QCheckBox::indicator {{ width: {font(22)}px; height: {font(22)}px;
        border: {px(2)}px solid {colours.quiet};
        border-radius: {px(6)}px; }}
    QCheckBox::indicator:checked {{ background: {colours.good}; border-color: {colours.good}; }}
    QSlider {{ min-height: {px(34)}px; border: {px(2)}px solid transparent;
        border-radius: {px(8)}px; }}
    QSlider:focus {{ border-color: {colours.on_focus}; }}
    QSlider::groove:horizontal {{ height: {px(8)}px; background: {colours.track};
        border-radius: {px(4)}px; }}
    QSlider::sub-page:horizontal {{ background: {colours.info}; border-radius: {px(4)}px; }}
    QSlider::handle:horizontal {{ background: {colours.text}; width: {px(22)}px;
        margin: -{px(8)}px 0; border-radius: {px(11)}px; }}
    """

"""The stylesheet of fields that are filled in: large enough to be met, with a frame around what has the keyboard."""

from __future__ import annotations

from coach.window.theme.theme import Theme


def render_fields_stylesheet(theme: Theme) -> str:
    """For lines of text, numbers, choices, switches and sliders, in the colours and the size of this look."""
    colours, px, font = theme.palette, theme.px, theme.font_px
    return f"""
    QLineEdit, QComboBox, QDoubleSpinBox, QPushButton {{
        background: {colours.track}; color: {colours.text}; font-size: {font(20)}px; border: {px(2)}px solid {colours.track};
        border-radius: {px(8)}px; padding: {px(6)}px {px(12)}px; selection-background-color: {colours.info};
        selection-color: {colours.ground}; }}
    QLineEdit:focus, QComboBox:focus, QDoubleSpinBox:focus, QPushButton:focus {{ border-color: {colours.on_focus}; }}
    QPushButton:disabled {{ color: {colours.quiet}; background: {colours.card}; }}
    QComboBox QAbstractItemView {{ background: {colours.card}; color: {colours.text}; font-size: {font(20)}px;
        selection-background-color: {colours.track}; selection-color: {colours.text}; }}
    QComboBox::drop-down {{ width: {px(28)}px; border: none; }}
    QCheckBox {{ font-size: {font(20)}px; spacing: {px(12)}px; padding: {px(6)}px; border: {px(2)}px solid transparent;
        border-radius: {px(8)}px; }}
    QCheckBox:focus {{ border-color: {colours.on_focus}; }}
    QCheckBox::indicator {{ width: {font(22)}px; height: {font(22)}px; border: {px(2)}px solid {colours.quiet};
        border-radius: {px(6)}px; }}
    QCheckBox::indicator:checked {{ background: {colours.good}; border-color: {colours.good}; }}
    QSlider {{ min-height: {px(34)}px; border: {px(2)}px solid transparent; border-radius: {px(8)}px; }}
    QSlider:focus {{ border-color: {colours.on_focus}; }}
    QSlider::groove:horizontal {{ height: {px(8)}px; background: {colours.track}; border-radius: {px(4)}px; }}
    QSlider::sub-page:horizontal {{ background: {colours.info}; border-radius: {px(4)}px; }}
    QSlider::handle:horizontal {{ background: {colours.text}; width: {px(22)}px; margin: -{px(8)}px 0; border-radius: {px(11)}px; }}
    """

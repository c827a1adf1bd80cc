"""The window: what users see while they exercise. Only this package imports Qt.

What the widgets show is decided in modules without Qt (`run.state`, `run_page.view`, the
`text` modules), which are tested without a screen.
"""

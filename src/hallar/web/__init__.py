"""The pages: settings, addresses, views, templates and what browsers load.

May import :mod:`hallar.casework` and everything below it.
"""

"""Casework: who is searched for, what was found, who decides, and the record of every step.

A Django application. It holds what is stored (:mod:`hallar.casework.models`), who may do what
(:mod:`hallar.casework.roles`), the only ways to write (:mod:`hallar.casework.actions`), and the audit
trail. Pages are in :mod:`hallar.web`. May import everything below the web application.
"""

"""What an IATI activity file has to keep to, and what to do where it does not, in English and Spanish."""

from __future__ import annotations

MAX_BYTES = 50 * 1024 * 1024
MAX_ACTIVITIES = 5_000
MAX_ELEMENTS = 200_000
"""Of one activity."""
MAX_DEFECTS = 1_000
"""So many are told; of the others, how many there are."""

TOO_LARGE = ("at most 50 MB are read", "se leen 50 MB como máximo")
DIVIDE = ("Divide the file and bring in the parts", "Divida el archivo y cargue las partes")
NO_XML = ("an IATI activity file is well-formed XML", "un archivo de actividades IATI es XML bien formado")
EXPORT_AGAIN = ("Download or export it again", "Descárguelo o expórtelo de nuevo")
ENTITIES = (
    "the file declares a document type or entities, which can hide an attack",
    "el archivo declara un tipo de documento o entidades, que pueden ocultar un ataque",
)
ENCODING = ("the declared encoding cannot be read", "no se puede leer la codificación declarada")
NOT_IATI = (
    "an IATI activity file begins with iati-activities",
    "un archivo de actividades IATI comienza con iati-activities",
)
NO_ACTIVITIES = ("there is no iati-activity element in it", "no contiene ningún elemento iati-activity")
CHECK_FILE = ("Choose an IATI activity file", "Elija un archivo de actividades IATI")
ORGANISATIONS = (
    "this is an organisation file; activities stand in an activity file",
    "es un archivo de organización; las actividades están en un archivo de actividades",
)
VERSION = ("version 2 of the standard is read", "se lee la versión 2 del estándar")
TOO_DEEP = ("elements are nested too deeply", "los elementos están anidados con demasiada profundidad")
TOO_MANY_ELEMENTS = (
    f"an activity has at most {MAX_ELEMENTS:,} elements",
    f"una actividad tiene {MAX_ELEMENTS:,} elementos como máximo",
)
TOO_MANY_ACTIVITIES = (
    f"at most {MAX_ACTIVITIES:,} activities are read",
    f"se leen {MAX_ACTIVITIES:,} actividades como máximo",
)
NOT_ALL_TOLD = (
    f"only the first {MAX_DEFECTS:,} defects are listed; this many more were found",
    f"solo se enumeran los primeros {MAX_DEFECTS:,} defectos; se encontraron además",
)

ASK_PUBLISHER = ("Ask the publisher to mend it", "Pida a quien lo publica que lo corrija")
NO_IDENTIFIER = ("an activity has an identifier", "una actividad tiene un identificador")
TWICE = ("an identifier stands once in a file", "un identificador aparece una sola vez en un archivo")
LONG_IDENTIFIER = (
    "an identifier has at most 120 characters",
    "un identificador tiene 120 caracteres como máximo",
)
MISSING = ("this part is missing", "falta esta parte")
NUMBER = (
    "a value is a number with a decimal point, without thousands separators",
    "un valor es un número con punto decimal, sin separadores de miles",
)
TOO_MUCH = ("no programme has this much money", "ningún programa tiene tanto dinero")
CURRENCY = (
    "a value, or its activity, names a currency of ISO 4217",
    "un valor, o su actividad, indica una moneda de ISO 4217",
)
VALUE_DATE = (
    "a value names the day whose exchange rate holds (value-date)",
    "un valor indica el día cuyo tipo de cambio rige (value-date)",
)
DAY = (
    "a day is written YYYY-MM-DD and is in the calendar",
    "un día se escribe AAAA-MM-DD y está en el calendario",
)
BACKWARDS = ("a period ends after it begins", "un periodo termina después de comenzar")
YEAR = ("a year is written with four digits", "un año se escribe con cuatro cifras")
CODE = ("this code is not on the standard's list", "este código no está en la lista del estándar")
PERCENTAGE = (
    "a percentage is a number from 0 to 100",
    "un porcentaje es un número de 0 a 100",
)
COUNTRY = (
    "a country is written with two letters of ISO 3166-1",
    "un país se escribe con dos letras de ISO 3166-1",
)

"""What the checks of a pedigree say, in English and Spanish."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "listed-twice": {
        "en": "{0} is listed twice. Keep one entry",
        "es": "{0} aparece dos veces. Deje una sola entrada",
    },
    "two-sets-of-parents": {
        "en": "{0} has two different sets of parents. Keep the right one, or give the second person "
        "another name",
        "es": "{0} tiene dos pares distintos de padres. Deje el correcto o dé otro nombre a la otra",
    },
    "parent-not-listed": {
        "en": "{1}, a parent of {0}, is not listed. Add {1} to the family or leave that parent empty",
        "es": "{1}, de quien desciende {0}, no está en la lista. Agregue a {1} o deje vacío ese dato",
    },
    "own-ancestor": {
        "en": "{0} is their own ancestor. Check who is parent and who is child",
        "es": "{0} sería antepasado de sí mismo. Revise quién es progenitor y quién descendiente",
    },
    "one-person-both-parents": {
        "en": "{1} is father and mother of {0} at once. Check both parents of {0}",
        "es": "{1} figura a la vez como padre y madre de {0}. Revise ambos progenitores de {0}",
    },
    "father-is-female": {
        "en": "{1} is the father of {0} but is entered as a woman. Correct the sex or swap the parents",
        "es": "{1} es padre de {0} pero figura como mujer. Corrija el sexo o intercambie padre y madre",
    },
    "mother-is-male": {
        "en": "{1} is the mother of {0} but is entered as a man. Correct the sex or swap the parents",
        "es": "{1} es madre de {0} pero figura como hombre. Corrija el sexo o intercambie padre y madre",
    },
    "twin-alone": {
        "en": "{0} is entered as an identical twin of nobody. Name the other twin or remove the entry",
        "es": "{0} figura como gemelo idéntico de nadie. Indique al otro gemelo o quite el dato",
    },
    "twins-of-different-parents": {
        "en": "{all} are entered as identical twins but have different parents. Correct one of the two",
        "es": "{all} figuran como gemelos idénticos pero tienen padres distintos. Corrija uno de los datos",
    },
    "twins-of-different-sex": {
        "en": "{all} are entered as identical twins but differ in sex. They cannot be identical",
        "es": "{all} figuran como gemelos idénticos pero son de sexo distinto. No pueden serlo",
    },
    "disconnected": {
        "en": "{all} have no connection with the rest of the family. Add the relatives in between",
        "es": "{all} no tienen relación con el resto de la familia. Agregue a los parientes intermedios",
    },
    "missing-not-listed": {
        "en": "the missing person {0} is not in the pedigree. Add {0}",
        "es": "la persona desaparecida {0} no está en la genealogía. Agréguela",
    },
    "typed-not-listed": {
        "en": "{0} has a profile but is not in the pedigree. Add {0} or remove the profile",
        "es": "{0} tiene perfil pero no está en la genealogía. Agregue a {0} o quite el perfil",
    },
    "missing-and-typed": {
        "en": "{0} is missing and has a profile. Search with the profile directly, or remove one of the two",
        "es": "{0} está desaparecida y tiene perfil. Busque con el perfil o quite uno de los datos",
    },
    "nobody-missing": {
        "en": "the family misses nobody. Mark the missing person",
        "es": "la familia no busca a nadie. Marque a la persona desaparecida",
    },
    "nobody-typed": {
        "en": "nobody in the family is typed, so nobody can be found. Take a sample from a relative",
        "es": "nadie de la familia tiene perfil, así que no se puede buscar. Tome muestra a un pariente",
    },
    "tells-nothing": {
        "en": "the profile of {0} tells nothing about the missing person: no blood relation, and no typed "
        "common descendant. Sample another relative",
        "es": "el perfil de {0} no informa sobre la persona desaparecida: no hay consanguinidad ni un "
        "descendiente común con perfil. Tome muestra a otro pariente",
    },
}

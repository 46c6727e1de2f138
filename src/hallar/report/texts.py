"""The words of a report, Spanish and English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Language = Literal["es", "en"]

_TEXTS: dict[str, tuple[str, str]] = {
    "title": ("Búsqueda de personas desaparecidas por parentesco genético",
              "Search for missing persons by genetic kinship"),
    "not_an_identification": (
        "Esta lista no identifica a nadie. Un candidato es un motivo para revisar el caso con toda la "
        "evidencia; la identificación la firma quien la ley faculta.",
        "This list identifies nobody. A candidate is a reason to review the case with all the evidence; "
        "an identification is signed by whom the law empowers."),
    "summary": ("Resumen", "Summary"),
    "families": ("Personas desaparecidas buscadas", "Missing persons searched for"),
    "remains": ("Restos y personas sin identificar", "Unidentified remains and persons"),
    "pairs": ("Pares comparados", "Pairs compared"),
    "candidates": ("Candidatos en la lista", "Candidates listed"),
    "population": ("Población de las frecuencias", "Population of the frequencies"),
    "model": ("Modelo", "Model"),
    "model_words": ("{loci} loci; mutación {kinds}{rates}; theta {theta:g}; alelos silentes {silent:g}",
                    "{loci} loci; mutation {kinds}{rates}; theta {theta:g}; silent alleles {silent:g}"),
    "model_rates": (", tasas de {low:.2g} a {high:.2g}", ", rates {low:.2g} to {high:.2g}"),
    "mutation_none": ("ninguna", "none"),
    "mutation_equal": ("uniforme", "equal"),
    "mutation_proportional": ("proporcional", "proportional"),
    "mutation_stepwise": ("por pasos", "stepwise"),
    "mutation_custom": ("a medida", "custom"),
    "threshold_rule": ("Umbral", "Threshold"),
    "rule_expected": (
        "por familia, el menor log10 LR con a lo más {target:g} coincidencias fortuitas esperadas entre "
        "estos restos, y nunca menos de {lowest:g}",
        "per family, the lowest log10 LR with at most {target:g} fortuitous matches expected among these "
        "remains, and never below {lowest:g}"),
    "rule_fixed": ("log10 LR de al menos {lowest:g}", "log10 LR of at least {lowest:g}"),
    "truth": ("Verdad conocida (registro simulado)", "Known truth (simulated registry)"),
    "true_pairs": ("Restos que son de alguna de estas familias",
                   "Remains that belong to one of these families"),
    "true_found": ("de ellos, en la lista con su familia", "of them, listed with their family"),
    "false_unrelated": ("Candidatos falsos, no emparentados", "False candidates, unrelated"),
    "false_relatives": ("Candidatos falsos, parientes de la persona buscada",
                        "False candidates, relatives of the missing person"),
    "false_expected": ("Candidatos fortuitos esperados a estos umbrales",
                       "Fortuitous candidates expected at these thresholds"),
    "ranking": ("Candidatos por familia", "Candidates by family"),
    "family": ("Familia", "Family"),
    "missing": ("Persona buscada", "Missing person"),
    "one_remains": ("Restos", "Remains"),
    "log10_lr": ("log10 LR", "log10 LR"),
    "log10_lr_linked": ("con ligamiento", "with linkage"),
    "expected_fortuitous": ("Fortuitos esperados", "Expected fortuitous"),
    "loci_compared": ("Loci comparados", "Loci compared"),
    "exclusions": ("Exclusiones", "Exclusions"),
    "sex": ("Sexo", "Sex"),
    "sex_agrees": ("sin contradicción", "no conflict"),
    "sex_conflict": ("contradice", "conflicts"),
    "is_true": ("Verdad", "Truth"),
    "true": ("verdadero", "true"),
    "false": ("falso", "false"),
    "details": ("Detalle de los casos", "Case details"),
    "details_of": ("Se muestran los {shown} de mayor LR de {total}. Los demás: hallar explain.",
                   "The {shown} of highest LR out of {total} are shown. For the others: hallar explain."),
    "locus": ("Locus", "Locus"),
    "locus_lr": ("LR", "LR"),
    "combined": ("Producto de los loci", "Product over loci"),
    "combined_linked": ("Con el ligamiento de vWA y D12S391: el que se informa",
                        "With the linkage of vWA and D12S391: the one to report"),
    "too_large_for_linkage": ("genealogía demasiado grande", "pedigree too large"),
    "pedigree": ("Genealogía", "Pedigree"),
    "no_candidates": ("Ningún par alcanza el umbral de su familia.",
                      "No pair reaches its family's threshold."),
    "remains not typed": ("sin resultado en los restos", "no result for the remains"),
    "relatives exclude each other": ("los familiares se excluyen entre sí: revisar parentesco o muestra",
                                     "the relatives exclude each other: check relationship or sample"),
    "no frequencies": ("sin frecuencias", "no frequencies"),
    "how_to_read": (
        "LR: cuántas veces más probable es el perfil si los restos son de la persona buscada que si son de "
        "una persona no emparentada de la misma población. Fortuitos esperados: cuántos restos no "
        "emparentados de esta búsqueda alcanzarían ese LR con esta familia por azar. Con ligamiento: vWA y "
        "D12S391 se heredan a menudo juntos; este es el LR que se informa, y falta (–) donde la genealogía "
        "es demasiado grande para calcularlo. El umbral y los fortuitos esperados se refieren al log10 LR "
        "sin ligamiento, producto de los loci. Exclusiones: loci imposibles sin una mutación.",
        "LR: how many times likelier the profile is if the remains are the missing person than if they "
        "are an unrelated person of the same population. Expected fortuitous: how many unrelated remains "
        "of this search would reach that LR with this family by chance. With linkage: vWA and D12S391 are "
        "often inherited together; this is the LR to report, and it is missing (–) where the pedigree is too "
        "large to compute it. Threshold and expected fortuitous refer to the log10 LR without linkage, the "
        "product over loci. Exclusions: loci impossible without a mutation."),
    "provenance": ("Procedencia", "Provenance"),
    "joint_caution": (
        "Los LR son por pares; si varias familias compiten por los mismos restos, decida sobre la "
        "asignación conjunta.",
        "LRs are pairwise; where several families compete for the same remains, decide on the joint "
        "assignment."),
}  # fmt: skip


def texts(language: Language) -> Mapping[str, str]:
    """Return every text in one language."""
    column = 0 if language == "es" else 1
    return {key: pair[column] for key, pair in _TEXTS.items()}

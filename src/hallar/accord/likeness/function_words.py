"""Words that every sentence of a communiqué holds, in both languages, without accents: they tell nothing."""

from __future__ import annotations

FUNCTION_WORDS = frozenset({
    "a", "abril", "acordar", "acordaron", "acordo", "acuerdan", "after", "against", "agosto", "agree",
    "agreed", "al", "algunas", "algunos", "along", "also", "ambas", "ambos", "american", "americana",
    "americano", "among", "and", "ano", "anos", "another", "ante", "any", "april", "aquel", "are", "as",
    "asi", "at", "august", "aun", "be", "been", "before", "being", "between", "both", "but", "by", "cada",
    "can", "cien", "ciento", "cinco", "commit", "committed", "como", "comprometieron", "comprometio",
    "con", "contra", "could", "countries", "country", "cual", "cuando", "cuatro", "cuya", "cuyo", "day",
    "days", "de", "december", "del", "delegaciones", "delegations", "desde", "dia", "dias", "diciembre",
    "did", "diez", "do", "does", "donde", "done", "dos", "durante", "during", "each", "eight", "el", "en",
    "enero", "entre", "es", "esa", "esas", "ese", "esos", "esta", "estados", "estadounidense", "este",
    "every", "febrero", "february", "fin", "first", "five", "for", "forma", "four", "from", "fue",
    "fueron", "further", "gobierno", "gobiernos", "government", "governments", "ha", "haber", "hacia",
    "had", "half", "han", "has", "hasta", "have", "having", "hay", "he", "her", "his", "how", "hoy",
    "hundred", "i", "in", "into", "is", "it", "its", "january", "julio", "july", "june", "junio", "la",
    "las", "le", "lo", "los", "manera", "march", "marzo", "mas", "may", "mayo", "mediante", "mexican",
    "mexicana", "mexicanas", "mexicano", "mexicanos", "mexico", "might", "mil", "misma", "mismo", "mitad",
    "more", "most", "must", "muy", "next", "nine", "no", "nos", "not", "november", "noviembre", "now",
    "nuestra", "nuestro", "nueve", "ocho", "october", "octubre", "of", "on", "one", "only", "or", "order",
    "other", "otra", "otras", "otro", "otros", "our", "over", "pais", "paises", "para", "part", "partes",
    "parties", "per", "pero", "por", "primer", "primera", "primero", "que", "quien", "quienes", "se",
    "sea", "sean", "second", "segun", "segunda", "segundo", "seis", "september", "septiembre", "ser",
    "sera", "seran", "seven", "shall", "should", "si", "side", "sides", "siete", "sin", "six", "so",
    "sobre", "states", "su", "such", "sus", "tambien", "tan", "ten", "tener", "tercera", "than", "that",
    "the", "their", "them", "there", "these", "they", "third", "this", "those", "thousand", "three",
    "through", "tiene", "time", "times", "to", "toda", "todas", "today", "todo", "todos", "tras", "tres",
    "two", "un", "una", "under", "unidos", "united", "uno", "unos", "until", "up", "upon", "us", "via",
    "was", "way", "we", "well", "were", "when", "where", "which", "while", "who", "will", "with",
    "within", "would", "y", "ya", "year", "years", "you", "your",
})  # fmt: skip

"""What the field's words are in both languages, without accents.

A star stands for any ending. Where two entries fit, the longer one does: *working group* before *work*.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FIELD_WORDS: Mapping[str, str] = MappingProxyType({
    # people who move, and those who prey on them
    "smuggling": (
        "smuggl*, human smuggl*, people smuggl*, migrant smuggl*, smuggling of people, smuggling of "
        "persons, smuggling of migrants, contraband*, trafico, traficante*, trafico de personas, trafico de "
        "migrantes, trafico ilicito de migrantes, traficante* de personas, traficante* de migrantes, "
        "coyotaje, coyote*"
    ),
    "trafficking": (
        "trafficking, trafficker*, human traffick*, trafficking in persons, trafficking in human beings, "
        "trata, trata de personas, trata de seres humanos, tratante*"
    ),
    "people": "people, person*, human beings, seres humanos, gente, individual*",
    "migration": "migrat*, migrant*, migracion*, migrator*, emigra*, inmigra*, immigra*",
    "undocumented": "undocumented, irregular*, indocumentad*",
    "asylum": "asylum, asilo",
    "refugee": "refugee*, refugiad*",
    "shelter": "shelter*, albergue*, refugio*, hostel*",
    "return": "return*, retorn*, repatri*, deport*, reintegra*",
    "visa": "visa*, visado*, work permit*, permiso* de trabajo",
    "consul": "consul, consuls, consulate*, consular*, consulado*, consules",
    "passport": "passport*, pasaporte*",
    "unaccompanied": "unaccompanied, no acompanad*",
    "root cause": "root cause*, causas de raiz, causas profundas, causas",
    "orderly": "orderly, ordenad*",
    "living": (
        "living condition*, standard* of living, condiciones de vida, nivel* de vida, bienestar, welfare"
    ),
    # the search
    "missing person": "missing, disappear*, desaparec*, desaparicion*, no localizad*",
    "remains": "remains, bodies, corpse*, restos, cuerpos, cadaver*",
    "unidentified": "unidentified, sin identificar, no identificad*",
    "identify": "identif*",
    "grave": "grave, graves, fosa*, burial*, entierro*, inhuma*, exhum*",
    "genetic": "genetic*, dna, adn, genom*, genetist*",
    "forensic": "forens*, morgue*",
    "search": "search*, busca*, busqued*",
    "relatives": "relative*, famil*, parient*, kin",
    "victim": "victim*",
    "solve": "solve*, solving, resolv*, resolver, esclarec*, clear up, resolution of cases",
    "case": "case, cases, caso, casos, expediente*, case file*",
    # how things are done together
    "task force": (
        "task force*, working group*, grupo* de trabajo, fuerza* de tarea, grupo* de tarea, grupo* "
        "especial*"
    ),
    "committee": "committee*, commission*, comite*, comision*, council*, consejo*",
    "unit": "unit, units, unidad, unidades",
    "dialogue": "dialog*, talks, conversaciones",
    "high level": "high level*, highlevel, alto nivel",
    "meeting": (
        "meet, meets, met, meeting*, reunion*, reunir*, reunieron, reune*, encuentro*, summit*, cumbre*"
    ),
    "training": (
        "train, trains, trained, training*, trainee*, capacit*, formacion, adiestr*, course*, curso*, "
        "taller*, workshop*, seminar*"
    ),
    "teacher": "teacher*, maestr*, docente*, profesor*",
    "scholarship": "scholarship*, beca*, fellowship*",
    "agreement": "agreement*, treaty, treaties, tratado*, convenio*, memorand*, convention*",
    "sign": "sign, signs, signed, signing, firma*, suscrib*",
    "recognition": "recogni*, reconoc*",
    "exchange": "exchang*, share, shares, shared, sharing, intercambi*, compart*",
    "information": "information, informacion, data, datos",
    "database": "database*, base* de datos, registry, registr*, register, padron*, platform*, plataforma*",
    "profile": "profile*, perfil*",
    "joint": "joint, jointly, conjunt*, binational*, binacional*, bilateral*",
    "committed": "commit*, compromet*, comprometid*, compromiso*, pledge*",
    "cooperation": "cooperat*, coopera*, collabor*, colabor*",
    "support": "support*, apoy*, assist*, asist*, help*, ayud*",
    "programme": "program*, project*, proyecto*, plan, plans, planes, scheme*",
    "annual": "annual*, yearly, every year, each year, cada ano, anual*",
    "month": "month*, mes, meses, mensual*",
    "new": "new, nuev*",
    "north": "north, northern, norte",
    "south": "south, southern, sur, sureste, southeast*",
    "border": "border*, fronter*",
    "crossing": "crossing*, cruce*, port* of entry, puerto* de entrada, puerto* fronteriz*",
    "customs": "customs, aduan*",
    "northern triangle": "northern triangle, triangulo norte",
    "central america": "central america*, centroameric*, america central",
    "city": "city, cities, ciudad*, town, towns, poblad*, municip*, village*, pueblo*",
    "river": "river*, rio, rios, basin*, cuenca*",
    "bank of a river": "banks of, bank of the river, both banks, orilla*, ribera*",
    "coast": "coast*, costa*, litoral*, shore*",
    "sea": "sea, maritime, maritim*, mar, ship*, vessel*, buque*, barco*, naval",
    # security and justice
    "security": "securit*, segurid*, safety",
    "weapon": "weapon*, firearm*, gun, guns, arma, armas, armament*, rifle*",
    "ammunition": "ammunition, municion*, cartridge*, cartucho*",
    "drug": "drug, drugs, drog*, fentan*, narco*, opioid*, precursor*, estupefaciente*",
    "overdose": "overdos*, sobredosis",
    "crime": "crime*, criminal*, delito*, delinc*, gang, gangs, pandilla*, cartel*",
    "extortion": "extor*",
    "laundering": "launder*, lavado de dinero, blanqueo, illicit finance*, recursos de procedencia ilicita",
    "police": "police*, polic*",
    "patrol": "patrol*, patrull*",
    "inspection": "inspection*, inspeccion*, inspector*",
    "investigate": "investigat*, investig*, probe*, inquir*",
    "prosecutor": "prosecut*, fiscal, fiscales, fiscalia*, ministerio* public*",
    "court": "court*, tribunal*, juzgado*, judge*, juez, jueces, judicial*",
    "justice": "justice, justicia",
    "prisoner": "prisoner*, inmate*, preso*, reo, reos, recluso*, prison*, carcel*",
    "detention": "detention*, detain*, detencion*, detenid*, arrest*",
    "extradition": "extradi*",
    "corruption": "corrupt*, anticorrup*",
    "law": "law, laws, ley, leyes, legisla*, bill, bills",
    "human rights": "human right*, derechos humanos",
    "violence": "violen*",
    "woman": "women, woman, mujer*, girl, girls",
    "child": "child, children, nino, ninos, nina, ninas, minor, minors, menor, menores, adolesc*, infan*",
    "youth": "youth*, young, joven*, juven*",
    "journalist": "journalist*, periodist*",
    "indigenous": "indigen*, native people*, pueblos originarios",
    "cyber": "cyber*, ciber*",
    "intelligence": "intelligence, inteligencia",
    "vehicle": "vehicle*, vehicul*, car, cars, automov*, coche*, truck*, camion*",
    "stolen": "stolen, theft, thefts, robbery, robberies, robo, robos, robad*, hurto*",
    "scanner": "scanner*, escaner*, x ray*, rayos x",
    # economy
    "economy": "econom*",
    "trade": "trade, trading, comerci*, commerc*",
    "business": "business*, empres*, negocio*, compan*, enterpris*, firm, firms, compania*",
    "mission": "mission*, mision*, delegat*, delegacion*",
    "small": "small, pequen*, micro*",
    "loan": "loan*, prestamo*, credit*, microcredit*",
    "dollar": "dollar*, dolar*, usd, peso, pesos, euro, euros",
    "million": "million*, millon*",
    "fund": "fund, funds, funded, funding, fondo, fondos, financ*",
    "investment": (
        "invest, invests, invested, investing, investment*, investor*, inversion*, "
        "inversor*, invert*, invier*"
    ),
    "tariff": "tariff*, arancel*",
    "tax": "tax, taxes, taxation, impuesto*, tribut*, fiscal polic*",
    "remittance": "remittance*, remesa*",
    "cost": "cost, costs, costo*, coste*, price*, precio*",
    "reduce": "reduc*, lower, lowers, lowered, fewer, cut, cuts, disminu*, bajar",
    "increase": (
        "increas*, aument*, increment*, raise, raises, raised, raising, eleva*, doubl*, duplic*, expand*, "
        "ampli*, exten*"
    ),
    "improve": "improv*, better, mejor*, strengthen*, fortalec*, reforz*, reforc*, reinforc*",
    "growth": "growth, grow, crecimiento, crec*",
    "recovery": "recover*, recuper*",
    "competitive": "competit*",
    "job": "job, jobs, employ*, emple*, hiring*, contratacion*",
    "worker": "worker*, trabajador*, labourer*, laborer*, jornaler*, workforce",
    "labour": "labour, labor, laboral*",
    "value chain": "value chain*, supply chain*, cadena* de valor, cadena* de suministro, cadena* productiv*",
    "semiconductor": "semiconduct*, chip, chips, microchip*",
    "cocoa": "cocoa, cacao*",
    "coffee": "coffee, cafe, cafes, cafetal*, caficult*",
    "tourism": "tourism*, touris*, turis*",
    "ecotourism": "ecotour*, ecotur*",
    "farmer": "farm*, producer*, productor*, agricult*, agricol*, campesin*, grower*, harvest*",
    "rural": "rural*",
    "food": "food*, aliment*, hunger, hambre, nutri*",
    "fishing": "fish*, pesca*, pesquer*",
    "mine": "mine, mines, mining, miner, miners, mineral*, minero*, mineria*, mina, minas",
    "maquila": "maquila*, assembly plant*",
    "poverty": "poverty, poor, pobre*",
    "development": "develop*, desarroll*",
    "housing": "housing*, home, homes, house, houses, dwelling*, viviend*, casa, casas, hogar*",
    "affordable": (
        "affordab*, low cost*, cheap*, asequib*, bajo costo, precios asequibles, interes social, barat*"
    ),
    "school": "school*, escuel*, educa*",
    "university": "universit*, universid*, college*",
    "student": "student*, estudiant*, alumn*",
    "diploma": "diploma*, degree*, titulo* profesional*, certificat*, certific*",
    "bank": "bank, banks, banco, bancos, banking, bancari*",
    # works and technology
    "infrastructure": "infrastruct*, infraestruct*",
    "build": "build*, built, construct*, constru*",
    "modernise": "moderni*, upgrad*, renew, renewed, renov*",
    "road": "road*, carreter*, highway*, camino*, autopista*",
    "bridge": "bridge*, puente*",
    "railway": (
        "railway*, railroad*, rail, rails, ferrocarril*, ferrov*, tren, trenes, train line*, freight train*"
    ),
    "airport": "airport*, aeropuert*",
    "port": "port, ports, puerto*, harbour*, harbor*, seaport*",
    "digital": "digital*, digitiz*, digitis*, electronic*, electron*",
    "internet": "internet, broadband, banda ancha",
    "technology": "technolog*, tecnolog*, technical*, tecnic*",
    "science": "scienc*, scientif*, cienci*, cientif*, research*",
    "laboratory": "laborator*, lab, labs",
    "expert": "expert*, perit*, especialist*, specialist*",
    "officer": "officer*, official, officials, funcionari*, servidor* public*, agente*, public servant*",
    "minister": "minister*, ministr*, secretari*, cabinet*, gabinete*",
    "president": "president*",
    "citizen": "citizen*, ciudadan*",
    "hotline": "hotline*, helpline*, linea* telefonic*, telephone line*",
    # environment, health, emergencies
    "environment": "environment*, medio ambiente, ambiental*, medioambient*",
    "climate": "climat*",
    "energy": "energ*, electric*, grid*, power plant*",
    "solar": "solar*",
    "wind": "wind, wind power, eolic*",
    "water": "water*, agua*, hidric*, potable*",
    "forest": "forest*, reforest*, bosque*, arbol*, tree, trees, sembr*, plant trees",
    "wildlife": "wildlife, fauna, vida silvestre, species, especies",
    "waste": "waste*, residu*, basura*, garbage",
    "pollution": "pollut*, contamina*",
    "drought": "drought*, sequia*",
    "flood": "flood*, inunda*",
    "warning": "warning*, alert*",
    "fire": "fire, fires, wildfire*, incendi*",
    "hurricane": "hurrican*, huracan*, storm*, tormenta*, ciclon*",
    "earthquake": "earthquake*, sismo*, terremot*, sismic*, seismic*",
    "disaster": "disaster*, desastre*, catastrof*",
    "humanitarian": "humanitar*",
    "health": "health*, salud, sanitar*",
    "vaccine": "vaccin*, vacun*",
    "hospital": "hospital*, clinic*",
    "ambulance": "ambulanc*",
    "nurse": "nurse*, enfermer*",
    "doctor": "doctor*, physician*, medic, medico*, medica, medicas",
    "medicine": "medicine*, medicament*, medicin*",
    "disease": "disease*, enfermedad*, epidem*, pandem*, outbreak*, malaria, dengue",
    "psychological": "psycholog*, psicolog*, mental health*, salud mental",
})  # fmt: skip

FAINT = frozenset((
    "agreement", "annual", "build", "case", "committed", "committee", "cooperation", "cost", "dollar",
    "exchange", "improve", "increase", "information", "joint", "meeting", "million", "modernise", "month",
    "new", "officer", "people", "programme", "reduce", "sign", "support", "technology",
    "training", "unit",
))  # fmt: skip
"""Concepts that say how something is done, not what it is about; or that stand in everything."""

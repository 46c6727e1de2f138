"""The Spanish words."""

from __future__ import annotations

from hallar.accord.reading.lexicon import Lexicon, mapped, words

SPANISH = Lexicon(
    commit=words("obligar acordar comprometer convenir pactar decidir resolver prometer determinar "
        "disponer coincidir "
        "programar concordar consensuar estipular"),
    commit_to_verb=words("buscar pretender planear prever proponer ofrecer procurar esperar aspirar "
        "contemplar aceptar"),
    announce=words("anunciar informar"),
    discuss=words("analizar discutir examinar explorar abordar estudiar dialogar revisar evaluar conversar"),
    ways=words("cómo forma manera mecanismo vía opción medida alternativa necesidad"),
    oblige=words("deber corresponder encargar instruir solicitar responsable cargo tener"),
    speech=words(
        "decir escribir afirmar señalar expresar declarar agregar apuntar manifestar comentar "
        "subrayar destacar "
        "indicar adelantar detallar precisar revelar confirmar sostener añadir asegurar "
        "concluir explicar mencionar externar"
    ),
    agreement_nouns=words("acuerdo punto compromiso resultado decisión resolución tema"),
    together=words("ambos ambas dos tres cuatro cinco todos todas el"),
    party_nouns=words(
        "gobierno mandatario delegación país parte líder nación presidente presidenta equipo "
        "participante ministro "
        "ministra canciller secretario secretaria integrante titular autoridad institución "
        "dependencia estado "
        "procurador fiscal delegado representante asistente administración socio funcionario comitiva"
    ),
    organisation_nouns=words(
        "gobierno ministerio secretaría departamento agencia comisión comité instituto oficina "
        "consejo embajada "
        "consulado servicio fiscalía procuraduría unidad equipo delegación policía autoridad laboratorio "
        "universidad fundación fondo banco centro alcalde alcaldesa gobernador gobernadora secretario "
        "secretaria ministro ministra presidente presidenta director directora coordinador coordinadora "
        "asociación grupo parte unión organización dirección subsecretaría colectivo cruz registro "
        "ayuntamiento gabinete "
        "municipio congreso mesa dependencia subcomisión hospital academia aduana canciller cancillería red "
        "subsecretario viceministro viceministra comisionado comisionada embajador embajadora procurador "
        "entidad coordinación jefatura área morgue enlace titular alcaldía provincia guardia administración"
    ),
    pronouns_one=words("él ella esta este quien ésta éste"),
    negations=words("no nunca sin ni tampoco jamás"),
    clause_starts=words("mientras y pero ; aunque e"),
    acts=mapped({
        "establish": "generar forjar arrancar "
        "emprender comenzar activar formalizar institucionalizar "
        "establecer crear lanzar formar constituir instalar fundar inaugurar iniciar "
        "abrir conformar "
        "instaurar implantar instituir habilitar integrar",
        "reactivate": "reestablecer "
        "revitalizar reimpulsar normalizar "
        "reactivar reanudar relanzar retomar reiniciar reabrir restablecer renovar",
        "provide": "liberar patrocinar sufragar costear alojar acoger albergar indemnizar compensar "
        "cubrir cofinanciar recaudar lograr obtener conseguir subsidiar ceder reembolsar "
        "canalizar movilizar dedicar proveer "
        "proporcionar brindar entregar otorgar dar ofrecer donar aportar destinar "
        "asignar financiar "
        "prestar desembolsar transferir enviar suministrar dotar apoyar pagar remitir presentar "
        "asistir conceder turnar",
        "invest": "invertir",
        "meet": "reunir celebrar sostener sesionar convocar visitar",
        "increase": "diversificar endurecer empoderar "
        "prorrogar prolongar afianzar consolidar potenciar acrecentar multiplicar "
        "aumentar incrementar fortalecer ampliar reforzar intensificar elevar "
        "profundizar acelerar "
        "duplicar extender robustecer estrechar expandir triplicar redoblar",
        "improve": "adecuar readecuar "
        "perfeccionar dignificar "
        "mejorar modernizar agilizar optimizar remodelar",
        "reduce": "atenuar rebajar "
        "minimizar aminorar "
        "reducir mitigar disminuir bajar limitar aliviar frenar abatir acortar",
        "combat": "prohibir superar afrontar encarar neutralizar desarticular "
        "detener eliminar impedir interrumpir sancionar disuadir inhibir "
        "combatir luchar enfrentar desmantelar prevenir atacar erradicar contrarrestar atender",
        "train": "sensibilizar "
        "capacitar entrenar adiestrar certificar instruir",
        "exchange": "canjear "
        "intercambiar compartir",
        "publish": "transparentar socializar "
        "rendir comunicar "
        "publicar difundir divulgar informar reportar notificar emitir",
        "sign": "rubricar "
        "concertar adherir "
        "firmar suscribir ratificar adoptar aprobar negociar reformar",
        "build": "dragar reconstruir "
        "reparar construir equipar rehabilitar edificar pavimentar",
        "identify": "individualizar "
        "detectar rastrear ubicar "
        "identificar localizar buscar encontrar esclarecer",
        "coordinate": "unificar estandarizar interconectar vincular enlazar "
        "unir sumar articular consultar sincronizar aunar "
        "coordinar cooperar colaborar trabajar armonizar alinear homologar",
        "protect": "respetar patrullar custodiar "
        "defender preservar "
        "proteger asegurar resguardar salvaguardar",
        "review": "actualizar vigilar tratar inventariar comparar cotejar contrastar "
        "valorar medir "
        "revisar evaluar analizar monitorear verificar auditar examinar estudiar explorar discutir "
        "supervisar inspeccionar seguir",
        "develop": "finalizar estructurar confeccionar "
        "avanzar producir adelantar "
        "desarrollar diseñar elaborar preparar formular "
        "concluir terminar completar poner redactar probar mapear organizar impartir levantar",
        "promote": "priorizar atraer "
        "favorecer propiciar incentivar dinamizar "
        "promover fomentar impulsar estimular alentar",
        "facilitate": "posibilitar "
        "facilitar permitir simplificar",
        "continue": "continuar mantener conservar proseguir",
        "ensure": "cumplir "
        "garantizar velar",
        "appoint": "nombrar designar contratar reclutar",
        "investigate": "investigar procesar perseguir judicializar enjuiciar",
        "do": "implementar ejecutar realizar llevar aplicar instrumentar extraditar suspender "
        "regularizar delimitar exonerar eximir reubicar trasladar inscribir "
        "gestionar administrar operar regular manejar "
        "tomar usar recabar registrar repatriar devolver aceptar recibir hacer adquirir comprar "
        "sembrar "
        "mover digitalizar exhumar recolectar vacunar limpiar incorporar",
    }),
    act_nouns=mapped({
        "establish": "comienzo arranque "
        "puesta "
        "creación establecimiento lanzamiento conformación instalación apertura "
        "constitución inicio",
        "reactivate": "reactivación reanudación relanzamiento reapertura restablecimiento",
        "provide": "dotación "
        "apoyo asistencia ayuda entrega donación otorgamiento financiamiento "
        "aportación desembolso "
        "envío suministro asignación",
        "invest": "inversión",
        "meet": "conversación plática reunión celebración visita",
        "increase": "extensión intensificación profundización consolidación "
        "aumento incremento fortalecimiento ampliación impulso refuerzo aceleración crecimiento",
        "improve": "renovación optimización "
        "mejora mejoramiento modernización",
        "reduce": "eliminación "
        "reducción mitigación disminución",
        "combat": "tolerancia prevención erradicación desmantelamiento "
        "combate lucha",
        "train": "capacitación formación",
        "exchange": "intercambio",
        "publish": "publicación difusión",
        "sign": "aprobación adopción formalización "
        "negociación "
        "firma suscripción ratificación",
        "build": "construcción rehabilitación",
        "identify": "ubicación "
        "identificación búsqueda localización",
        "coordinate": "interconexión articulación armonización integración "
        "coordinación cooperación colaboración",
        "protect": "resguardo "
        "protección",
        "review": "actualización verificación análisis "
        "estudio revisión evaluación seguimiento monitoreo auditoría",
        "develop": "formulación redacción organización "
        "desarrollo diseño elaboración preparación",
        "promote": "promoción fomento",
        "appoint": "designación nombramiento",
        "facilitate": "facilitación simplificación",
        "ensure": "cumplimiento",
        "do": "implementación ejecución aplicación realización delimitación demarcación repatriación "
        "extradición",
    }),
    kinds=mapped({
        "training": "capacitación capacitar curso taller diplomado seminario formación "
        "adiestramiento entrenar "
        "beca "
        "instruir",
        "meeting": "cita evento conversación plática asamblea ronda plenaria foro congreso coloquio "
        "reunión cumbre conferencia sesión visita encuentro sesionar reunir",
        "legal": "ley tratado legislación protocolo memorando memorándum convención convenio visa reglamento "
        "decreto "
        "extradición legal norma reforma",
        "institution": "gabinete alianza plataforma coalición junta subcomité subgrupo "
        "embajada consulado grupo comité comisión oficina unidad centro mecanismo diálogo agencia consejo "
        "laboratorio "
        "secretariado panel mesa fiscalía ventanilla registro banco instituto fuerza secretaría "
        "observatorio red "
        "equipo",
        "money": "financiación crédito préstamo fondo dinero inversión invertir dólar peso euro "
        "financiamiento presupuesto "
        "recurso "
        "aportación subvención donativo desembolso",
    }),
    courtesy=words(
        "agradecer gratitud bienvenida cordial grato agradable felicitar amistad honor hospitalidad cálido "
        "condolencia trascendente benéfico saludar beneplácito histórico fructífero aplaudir "
        "agradecimiento"
    ),
    people=words(
        "familia migrante mujer niña niño niñez víctima trabajador trabajadora funcionario funcionaria joven "
        "comunidad productor productora campesino agente perito perita familiar persona fiscal estudiante "
        "refugiado adolescente residente hogar ciudadano empresa menor técnico técnica especialista "
        "repatriado "
        "jueza juez médico docente buscadora madre artesana pescador policía enfermera servidor antropóloga"
    ),
    articles=words("el la los las un una unos unas su sus este esta estos estas lo al del"),
    weak_future=words("beneficiar "
        "ser estar haber poder tener quedar permitir contribuir servir significar ir "
        "resultar querer "
        "ver"),
)  # fmt: skip

"""Seats of governments and of organisations between states, in English and Spanish."""

from __future__ import annotations

CAPITALS = (
    "Abidjan|Abiyán|Abu Dhabi|Abu Dabi|Abuja|Accra|Acra|Addis Ababa|Adís Abeba|Algiers|Argel|Amman|Ammán|"
    "Amsterdam|Ámsterdam|Ankara|Antananarivo|Ashgabat|Asmara|Astana|Asunci[oó]n|Athens|Atenas|Baghdad|"
    "Bagdad|Baku|Bakú|Bamako|Bangkok|Bangui|Banjul|Basseterre|Beijing|Pekín|Beirut|Belgrade|Belgrado|"
    "Belmop[aá]n|Berlin|Berlín|Bern|Berna|Bishkek|Bissau|Bogotá|Bogota|Brasilia|Brasília|Bratislava|"
    "Brazzaville|Bridgetown|Brussels|Bruselas|Bucharest|Bucarest|Budapest|Buenos Aires|Bujumbura|Cairo|"
    "El Cairo|Canberra|Caracas|Castries|Chisinau|Conakry|Copenhagen|Copenhague|Dakar|Damascus|Damasco|"
    "Dar es Salaam|Dhaka|Daca|Dili|Djibouti City|Dodoma|Doha|Dublin|Dublín|Dushanbe|Freetown|Gaborone|"
    "Geneva|Ginebra|Georgetown|Gitega|Hanoi|Hanói|Harare|Havana|La Habana|Helsinki|Islamabad|Jakarta|"
    "Yakarta|Jerusalem|Jerusalén|Juba|Kabul|Kampala|Kathmandu|Katmandú|Khartoum|Jartum|Kiev|Kyiv|Kigali|"
    "Kingston|Kinshasa|Kuala Lumpur|La Paz|Libreville|Lilongwe|Lima|Lisbon|Lisboa|Ljubljana|Lomé|London|"
    "Londres|Luanda|Lusaka|Madrid|Malabo|Managua|Manama|Manila|Maputo|Maseru|Mbabane|Minsk|Mogadishu|"
    "Mogadiscio|Monrovia|Montevideo|Moroni|Moscow|Moscú|Muscat|Mascate|Nairobi|Nassau|Naypyidaw|"
    "N'?Djamena|New Delhi|Nueva Delhi|Niamey|Nicosia|Nouakchott|Nuakchot|Oslo|Ottawa|Ouagadougou|Uagadugú|"
    "Panama City|Ciudad de Panamá|Paramaribo|Paris|París|Phnom Penh|Nom Pen|Podgorica|Port Louis|"
    "Port Moresby|Port of Spain|Puerto España|Port-au-Prince|Puerto Príncipe|Porto-Novo|Prague|Praga|"
    "Praia|Pretoria|Pyongyang|Quito|Rabat|Reykjavik|Reikiavik|Riga|Riyadh|Riad|Rome|Roma|San Salvador|"
    "Sana'?a|Santiago de Chile|Santiago|Santo Domingo|São Paulo|Sarajevo|Seoul|Seúl|Singapore City|Skopje|"
    "Sofia|Sofía|Stockholm|Estocolmo|Strasbourg|Estrasburgo|Sucre|Suva|Taipei|Tallinn|Tashkent|Taskent|"
    "Tbilisi|Tegucigalpa|Tehran|Teherán|The Hague|La Haya|Thimphu|Tirana|Tokyo|Tokio|Tripoli|Trípoli|"
    "Tunis|Ulaanbaatar|Ulán Bator|Vaduz|Valletta|La Valeta|Victoria Falls|Vienna|Viena|Vientiane|Vientián|"
    "Vilnius|Warsaw|Varsovia|Washington(?:,? D\\. ?C\\.|,? DC)?|Wellington|Windhoek|Yaounde|Yaundé|"
    "Yerevan|Ereván|Zagreb"
)
"""Alternatives of a regular expression."""

"""The states of the world under name, demonym and capital; bodies of the United Nations and others under both names."""

import pytest

from dateline.gazetteer import known_as

# A capital is left out where its name is more often something else ("Male", "Victoria").
STATES = """
Afghanistan|Afghan|Kabul;Albania|Albanian|Tirana;Algeria|Algerian|Algiers;Andorra|Andorran|Andorra la Vella
Angola|Angolan|Luanda;Antigua and Barbuda|Antiguan|;Argentina|Argentine|Buenos Aires;Armenia|Armenian|Yerevan
Australia|Australian|Canberra;Austria|Austrian|Vienna;Azerbaijan|Azerbaijani|Baku;Bahamas|Bahamian|Nassau
Bahrain|Bahraini|Manama;Bangladesh|Bangladeshi|Dhaka;Barbados|Barbadian|Bridgetown;Belarus|Belarusian|Minsk
Belgium|Belgian|Brussels;Belize|Belizean|Belmopan;Benin|Beninese|Porto-Novo;Bhutan|Bhutanese|Thimphu
Bolivia|Bolivian|La Paz;Bosnia and Herzegovina|Bosnian|Sarajevo;Botswana|Botswanan|Gaborone;Brazil|Brazilian|Brasilia
Brunei|Bruneian|Bandar Seri Begawan;Bulgaria|Bulgarian|Sofia;Burkina Faso|Burkinabe|Ouagadougou
Burundi|Burundian|Bujumbura;Cambodia|Cambodian|Phnom Penh;Cameroon|Cameroonian|Yaounde;Canada|Canadian|Ottawa
Cape Verde|Cape Verdean|Praia;Central African Republic|Central African|Bangui;Chad|Chadian|N'Djamena
Chile|Chilean|Santiago;China|Chinese|Beijing;Colombia|Colombian|Bogota;Comoros|Comorian|Moroni
Costa Rica|Costa Rican|San Jose;Croatia|Croatian|Zagreb;Cuba|Cuban|Havana;Cyprus|Cypriot|Nicosia
Czech Republic|Czech|Prague;Democratic Republic of the Congo|Congolese|Kinshasa;Denmark|Danish|Copenhagen
Djibouti|Djiboutian|;Dominica||Roseau;Dominican Republic||Santo Domingo;Ecuador|Ecuadorian|Quito
Egypt|Egyptian|Cairo;El Salvador|Salvadoran|San Salvador;Equatorial Guinea|Equatorial Guinean|Malabo
Eritrea|Eritrean|Asmara;Estonia|Estonian|Tallinn;Eswatini|Swazi|Mbabane;Ethiopia|Ethiopian|Addis Ababa
Fiji|Fijian|Suva;Finland|Finnish|Helsinki;France|French|Paris;Gabon|Gabonese|Libreville;Gambia|Gambian|Banjul
Georgia|Georgian|Tbilisi;Germany|German|Berlin;Ghana|Ghanaian|Accra;Greece|Greek|Athens;Grenada|Grenadian|
Guatemala|Guatemalan|Guatemala City;Guinea|Guinean|Conakry;Guinea-Bissau||Bissau;Guyana|Guyanese|Georgetown
Haiti|Haitian|Port-au-Prince;Honduras|Honduran|Tegucigalpa;Hungary|Hungarian|Budapest;Iceland|Icelandic|Reykjavik
India|Indian|New Delhi;Indonesia|Indonesian|Jakarta;Iran|Iranian|Tehran;Iraq|Iraqi|Baghdad;Ireland|Irish|Dublin
Israel|Israeli|;Italy|Italian|Rome;Ivory Coast|Ivorian|Yamoussoukro;Jamaica|Jamaican|Kingston;Japan|Japanese|Tokyo
Jordan|Jordanian|Amman;Kazakhstan|Kazakh|Astana;Kenya|Kenyan|Nairobi;Kiribati||Tarawa;Kuwait|Kuwaiti|Kuwait City
Kyrgyzstan|Kyrgyz|Bishkek;Laos|Laotian|Vientiane;Latvia|Latvian|Riga;Lebanon|Lebanese|Beirut;Lesotho|Basotho|Maseru
Liberia|Liberian|Monrovia;Libya|Libyan|Tripoli;Liechtenstein||Vaduz;Lithuania|Lithuanian|Vilnius
Luxembourg|Luxembourgish|;Madagascar|Malagasy|Antananarivo;Malawi|Malawian|Lilongwe;Malaysia|Malaysian|Kuala Lumpur
Maldives|Maldivian|;Mali|Malian|Bamako;Malta|Maltese|Valletta;Marshall Islands|Marshallese|Majuro
Mauritania|Mauritanian|Nouakchott;Mauritius|Mauritian|Port Louis;Mexico|Mexican|Mexico City;Micronesia|Micronesian|
Moldova|Moldovan|Chisinau;Monaco|Monegasque|;Mongolia|Mongolian|Ulaanbaatar;Montenegro|Montenegrin|Podgorica
Morocco|Moroccan|Rabat;Mozambique|Mozambican|Maputo;Myanmar|Burmese|Naypyidaw;Namibia|Namibian|Windhoek
Nauru|Nauruan|;Nepal|Nepali|Kathmandu;Netherlands|Dutch|Amsterdam;New Zealand||Wellington;Nicaragua|Nicaraguan|Managua
Niger|Nigerien|Niamey;Nigeria|Nigerian|Abuja;North Korea|North Korean|Pyongyang;North Macedonia|Macedonian|Skopje
Norway|Norwegian|Oslo;Oman|Omani|Muscat;Pakistan|Pakistani|Islamabad;Palau|Palauan|;Palestine|Palestinian|Ramallah
Panama|Panamanian|Panama City;Papua New Guinea||Port Moresby;Paraguay|Paraguayan|Asuncion;Peru|Peruvian|Lima
Philippines|Filipino|Manila;Poland|Polish|Warsaw;Portugal|Portuguese|Lisbon;Qatar|Qatari|Doha
Republic of the Congo||Brazzaville;Romania|Romanian|Bucharest;Russia|Russian|Moscow;Rwanda|Rwandan|Kigali
Saint Kitts and Nevis||Basseterre;Saint Lucia||Castries;Saint Vincent and the Grenadines||Kingstown;Samoa|Samoan|Apia
San Marino||;Sao Tome and Principe||Sao Tome;Saudi Arabia|Saudi|Riyadh;Senegal|Senegalese|Dakar;Serbia|Serbian|Belgrade
Seychelles||;Sierra Leone|Sierra Leonean|Freetown;Singapore|Singaporean|;Slovakia|Slovak|Bratislava
Slovenia|Slovenian|Ljubljana;Solomon Islands||Honiara;Somalia|Somali|Mogadishu;South Africa|South African|Pretoria
South Korea|South Korean|Seoul;South Sudan|South Sudanese|Juba;Spain|Spanish|Madrid;Sri Lanka|Sri Lankan|Colombo
Sudan|Sudanese|Khartoum;Suriname|Surinamese|Paramaribo;Sweden|Swedish|Stockholm;Switzerland|Swiss|Bern
Syria|Syrian|Damascus;Taiwan|Taiwanese|Taipei;Tajikistan|Tajik|Dushanbe;Tanzania|Tanzanian|Dodoma;Thailand|Thai|Bangkok
Timor-Leste|Timorese|Dili;Togo|Togolese|Lome;Tonga|Tongan|Nuku'alofa;Trinidad and Tobago|Trinidadian|Port of Spain
Tunisia|Tunisian|Tunis;Turkey|Turkish|Ankara;Turkmenistan|Turkmen|Ashgabat;Tuvalu|Tuvaluan|Funafuti
Uganda|Ugandan|Kampala;Ukraine|Ukrainian|Kyiv;United Arab Emirates|Emirati|Abu Dhabi;United Kingdom|British|London
United States|American|Washington;Uruguay|Uruguayan|Montevideo;Uzbekistan|Uzbek|Tashkent;Vanuatu||Port Vila
Vatican City||;Venezuela|Venezuelan|Caracas;Vietnam|Vietnamese|Hanoi;Yemen|Yemeni|Sanaa;Zambia|Zambian|Lusaka
Zimbabwe|Zimbabwean|Harare
"""
ROWS = [tuple(row.split("|")) for row in STATES.strip().replace("\n", ";").split(";")]


def test_the_world_has_its_states():
    assert len(ROWS) >= 195


@pytest.mark.parametrize("state, demonym, capital", ROWS, ids=[row[0] for row in ROWS])
def test_a_state_is_known_by_every_name(state, demonym, capital):
    found = known_as(state)
    assert found is not None and found.state is not None
    for name in filter(None, (demonym, capital)):
        other = known_as(name)
        assert other is not None, name
        assert other.state == found.state, name


@pytest.mark.parametrize(
    "names",
    [
        ("United States", "US", "U.S.", "USA", "U.S.A.", "United States of America"),
        ("United Kingdom", "UK", "U.K.", "Britain", "Great Britain"),
        ("United Arab Emirates", "UAE", "U.A.E."),
        ("Democratic Republic of the Congo", "DRC", "DR Congo", "Congo-Kinshasa"),
        ("Czech Republic", "Czechia"),
        ("Myanmar", "Burma"),
        ("Ivory Coast", "Côte d'Ivoire", "Cote d'Ivoire"),
        ("Turkey", "Türkiye"),
        ("Eswatini", "Swaziland"),
        ("Timor-Leste", "East Timor"),
        ("North Korea", "DPRK"),
        ("Russia", "Russian Federation"),
        ("Iran", "Islamic Republic of Iran"),
        ("China", "People's Republic of China", "PRC"),
    ],
)
def test_other_names_of_a_state(names):
    assert len({known_as(name) and known_as(name).state for name in names}) == 1
    assert known_as(names[0]).state


@pytest.mark.parametrize(
    "names",
    [
        ("United Nations", "UN", "U.N."),
        ("European Union", "EU", "E.U."),
        ("North Atlantic Treaty Organization", "NATO", "Nato"),
        ("World Health Organization", "WHO", "World Health Organisation"),
        ("International Atomic Energy Agency", "IAEA"),
        ("International Monetary Fund", "IMF"),
        ("World Bank",),
        ("World Trade Organization", "WTO"),
        ("International Criminal Court", "ICC"),
        ("African Union",),
        ("Arab League",),
        ("United Nations High Commissioner for Refugees", "UNHCR"),
        ("UN Children's Fund", "UNICEF", "Unicef"),
        ("World Food Programme", "WFP", "World Food Program"),
        ("UNESCO", "Unesco"),
        ("UN Security Council", "U.N. Security Council", "United Nations Security Council"),
        ("UN General Assembly", "United Nations General Assembly"),
        ("Organization of the Petroleum Exporting Countries", "OPEC", "Opec"),
        ("Association of Southeast Asian Nations", "ASEAN", "Asean"),
        ("Gulf Cooperation Council", "GCC"),
        ("Organization for Security and Co-operation in Europe", "OSCE"),
        ("International Committee of the Red Cross", "ICRC"),
        ("Islamic State", "ISIS", "ISIL", "Daesh"),
        ("Department of Defense", "Pentagon"),
    ],
)
def test_bodies_under_all_their_names(names):
    found = {known_as(name) and known_as(name).name for name in names}
    assert len(found) == 1 and None not in found

/* Een voorbeeld. Deze school bestaat niet, en de nummers ook niet. Maak een eigen bestand met inrichten.html. */
window.nazorgSchool = {
  "name": "Voorbeeldschool",
  "short": "Voorbeeld",
  "address": ["Voorbeeldstraat 1", "1234 AB Voorbeelddorp"],
  "phone": "020-000 00 00",
  "email": "info@voorbeeldschool.example",
  "website": "https://www.voorbeeldschool.example",
  "logo": "voorbeeld-logo.svg",
  "colour": "#5b2a86",
  "people": [
    {
      "role": "zorgcoördinator",
      "name": "Noor Voorbeeld",
      "phone": "020-000 00 01",
      "when": "schooldagen van 8.00 tot 17.00 uur"
    },
    { "role": "vertrouwenspersoon", "name": "Sam Voorbeeld", "phone": "020-000 00 02" }
  ],
  "leave": { "mode": "page" },
  "languages": [],
  "noindex": true
};

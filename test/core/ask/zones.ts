// Where the people of tests live who are asked by their own clocks.

/** Every habitable offset, both ends of the date line, half and quarter hours, and every way of changing clocks. */
export const ZONES: readonly string[] = [
  ...["Pacific/Midway", "Pacific/Honolulu", "Pacific/Marquesas", "America/Anchorage", "America/Los_Angeles"],
  ...["America/Denver", "America/Phoenix", "America/Chicago", "America/Mexico_City", "America/New_York"],
  ...["America/Havana", "America/Caracas", "America/Halifax", "America/Santiago", "America/Asuncion"],
  ...["America/St_Johns", "America/Sao_Paulo", "America/Nuuk", "Atlantic/Azores", "Europe/London"],
  ...["Africa/Casablanca", "Africa/Lagos", "Europe/Berlin", "Africa/Cairo", "Asia/Jerusalem"],
  ...["Asia/Beirut", "Europe/Moscow", "Asia/Riyadh", "Asia/Tehran", "Asia/Dubai"],
  ...["Asia/Kabul", "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka"],
  ...["Asia/Yangon", "Asia/Shanghai", "Asia/Tokyo", "Australia/Adelaide", "Australia/Sydney"],
  ...["Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati"],
];

SELECT lead, partner, rep, date(until, 'unixepoch') FROM protect
  WHERE phone = :phone AND since <= :at AND until >= :at;

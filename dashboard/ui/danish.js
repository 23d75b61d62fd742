// placeholder until the list lands

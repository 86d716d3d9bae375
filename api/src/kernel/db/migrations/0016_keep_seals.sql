-- 0009 took this right away before the tables were protected, which gave it back.
revoke delete on proof_seals from hemicycle_app;

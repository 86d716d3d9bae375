grant update (signatory) on authorities to hemicycle_app;

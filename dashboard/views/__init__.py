"""What a page is about to say: frozen values made from answers, with their sentences. No screen, no charts."""

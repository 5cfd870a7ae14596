/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-announce.h"
#include "sealwax-banners.h"

/**
 * SealwaxBanners:
 *
 * What the window says: a sentence above the panes until something changes, what the clipboard offers, and what only assistive
 * technology hears.
 */
struct _SealwaxBanners
{
  GObject parent_instance;

  GtkScrolledWindow *scroller; /* weak, like the others */
  AdwBanner         *banner;
  AdwBanner         *offer_banner;
};

G_DEFINE_FINAL_TYPE (SealwaxBanners, sealwax_banners, G_TYPE_OBJECT)

static void
sealwax_banners_dispose (GObject *object)
{
  SealwaxBanners *self = SEALWAX_BANNERS (object);

  g_clear_weak_pointer (&self->scroller);
  g_clear_weak_pointer (&self->banner);
  g_clear_weak_pointer (&self->offer_banner);

  G_OBJECT_CLASS (sealwax_banners_parent_class)->dispose (object);
}

static void
sealwax_banners_class_init (SealwaxBannersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sealwax_banners_dispose;
}

static void
sealwax_banners_init (SealwaxBanners *self)
{
}

/* Pango takes the direction of a line from its first letter, even if that letter is inside an isolate. If the letter
 * belongs to a file's name, it could turn the whole sentence around. So a mark with the window's own direction comes first. */
static char *
keep_direction (AdwBanner  *banner,
                const char *title)
{
  const char *mark = gtk_widget_get_direction (GTK_WIDGET (banner)) == GTK_TEXT_DIR_RTL ? "\xe2\x80\x8f" : "\xe2\x80\x8e";

  return g_strconcat (g_unichar_isalnum (g_utf8_get_char (title)) ? "" : mark, title, NULL);
}

/* Scrolls up too, in case the window is low and the panes are scrolled. */
static void
show_banner (SealwaxBanners *self,
             AdwBanner      *banner,
             const char     *title)
{
  g_autofree char *shown = keep_direction (banner, title);

  adw_banner_set_title (banner, shown);
  adw_banner_set_revealed (banner, TRUE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * sealwax_banners_new:
 * @scroller: what to scroll up when something is said
 * @banner: where it is said
 * @offer_banner: where something is offered
 *
 * Returns: (transfer full): what a window says, with these widgets
 */
SealwaxBanners *
sealwax_banners_new (GtkScrolledWindow *scroller,
                     AdwBanner         *banner,
                     AdwBanner         *offer_banner)
{
  SealwaxBanners *self = g_object_new (SEALWAX_TYPE_BANNERS, NULL);

  g_set_weak_pointer (&self->scroller, scroller);
  g_set_weak_pointer (&self->banner, banner);
  g_set_weak_pointer (&self->offer_banner, offer_banner);

  return self;
}

/**
 * sealwax_banners_announce:
 * @self: the banners
 * @sentence: what happened
 *
 * Tells assistive technology about it.
 */
void
sealwax_banners_announce (SealwaxBanners *self,
                          const char     *sentence)
{
  g_return_if_fail (SEALWAX_IS_BANNERS (self));

  if (self->scroller != NULL)
    sealwax_announce (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self->scroller))), sentence);
}

/**
 * sealwax_banners_say:
 * @self: the banners
 * @sentence: (nullable): what the person has to know, or %NULL when that is over
 *
 * Shows a sentence until something changes, and announces it.
 */
void
sealwax_banners_say (SealwaxBanners *self,
                     const char     *sentence)
{
  g_return_if_fail (SEALWAX_IS_BANNERS (self));

  if (self->banner == NULL)
    return;

  if (sentence != NULL)
    {
      show_banner (self, self->banner, sentence);
      sealwax_banners_announce (self, sentence);
    }
  else
    adw_banner_set_revealed (self->banner, FALSE);
}

/**
 * sealwax_banners_offer:
 * @self: the banners
 * @title: (nullable): what is offered, or %NULL when that is over
 *
 * Shows an offer. It is not announced: it may have been seen in another place already.
 */
void
sealwax_banners_offer (SealwaxBanners *self,
                       const char     *title)
{
  g_return_if_fail (SEALWAX_IS_BANNERS (self));

  if (self->offer_banner == NULL)
    return;

  if (title != NULL && adw_banner_get_revealed (self->offer_banner) && g_str_has_suffix (adw_banner_get_title (self->offer_banner), title))
    return; /* it is there, and the person may have scrolled since */

  if (title != NULL)
    show_banner (self, self->offer_banner, title);
  else
    adw_banner_set_revealed (self->offer_banner, FALSE);
}

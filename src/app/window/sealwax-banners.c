/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-announce.h"
#include "sealwax-banners.h"

/* Where there is less height for the panes than this, in sp, a banner would leave nothing to be seen of them. */
#define LOW_HEIGHT 200

/**
 * SealwaxBanners:
 *
 * What the window says: a sentence above the panes until something changes, what the clipboard offers, and what only assistive
 * technology hears. One banner stands there at a time: the sentence comes first, and the offer comes back when it goes. In a
 * low window, none does: the sentence is said below the passphrase, and an offer has its place in the empty pane.
 */
struct _SealwaxBanners
{
  GObject parent_instance;

  GtkScrolledWindow *scroller; /* weak, like the others */
  AdwBanner         *banner;
  AdwBanner         *offer_banner;
  SealwaxKeyBar     *key_bar;

  guint    height_source;
  gboolean low;
  char    *sentence; /* (nullable): what the person has to know, wherever it is said */
  char    *offer;    /* (nullable): what is offered, be it on the screen or not */
};

G_DEFINE_FINAL_TYPE (SealwaxBanners, sealwax_banners, G_TYPE_OBJECT)

static void
sealwax_banners_dispose (GObject *object)
{
  SealwaxBanners *self = SEALWAX_BANNERS (object);

  g_clear_handle_id (&self->height_source, g_source_remove);
  g_clear_weak_pointer (&self->scroller);
  g_clear_weak_pointer (&self->banner);
  g_clear_weak_pointer (&self->offer_banner);
  g_clear_weak_pointer (&self->key_bar);

  G_OBJECT_CLASS (sealwax_banners_parent_class)->dispose (object);
}

static void
sealwax_banners_finalize (GObject *object)
{
  SealwaxBanners *self = SEALWAX_BANNERS (object);

  g_free (self->sentence);
  g_free (self->offer);

  G_OBJECT_CLASS (sealwax_banners_parent_class)->finalize (object);
}

static void
sealwax_banners_class_init (SealwaxBannersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sealwax_banners_dispose;
  G_OBJECT_CLASS (klass)->finalize = sealwax_banners_finalize;
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

/* Not if it is there already: the person may have scrolled since. */
static void
show (SealwaxBanners *self,
      AdwBanner      *banner,
      const char     *title)
{
  if (banner == NULL)
    return;

  if (title == NULL)
    adw_banner_set_revealed (banner, FALSE);
  else if (!adw_banner_get_revealed (banner) || !g_str_has_suffix (adw_banner_get_title (banner), title))
    show_banner (self, banner, title);
}

static void
update (SealwaxBanners *self)
{
  show (self, self->banner, self->low ? NULL : self->sentence);
  show (self, self->offer_banner, self->low || self->sentence != NULL ? NULL : self->offer);
}

static gboolean
is_low (SealwaxBanners *self)
{
  GtkWidget *scroller = GTK_WIDGET (self->scroller);
  int        height = gtk_widget_get_height (scroller) - gtk_widget_get_height (GTK_WIDGET (self->key_bar));

  return height < adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, LOW_HEIGHT, gtk_widget_get_settings (scroller));
}

static void
look_at_height (gpointer user_data)
{
  SealwaxBanners *self = user_data;
  gboolean        low = self->low;

  self->height_source = 0;
  if (self->scroller != NULL && self->key_bar != NULL)
    low = is_low (self);
  if (self->low == low)
    return;

  self->low = low;
  if (self->sentence != NULL)
    sealwax_key_bar_say (self->key_bar, low ? self->sentence : NULL);
  update (self);
}

/* While the window is laid out, nothing in it may change its size. */
static void
on_height_changed (SealwaxBanners *self)
{
  if (self->height_source == 0)
    self->height_source = g_idle_add_once (look_at_height, self);
}

/**
 * sealwax_banners_new:
 * @scroller: what to scroll up when something is said
 * @banner: where it is said
 * @offer_banner: where something is offered
 * @key_bar: where it is said if the window is low
 *
 * Returns: (transfer full): what a window says, with these widgets
 */
SealwaxBanners *
sealwax_banners_new (GtkScrolledWindow *scroller,
                     AdwBanner         *banner,
                     AdwBanner         *offer_banner,
                     SealwaxKeyBar     *key_bar)
{
  SealwaxBanners *self = g_object_new (SEALWAX_TYPE_BANNERS, NULL);

  g_set_weak_pointer (&self->scroller, scroller);
  g_set_weak_pointer (&self->banner, banner);
  g_set_weak_pointer (&self->offer_banner, offer_banner);
  g_set_weak_pointer (&self->key_bar, key_bar);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (scroller), "notify::page-size", G_CALLBACK (on_height_changed), self, G_CONNECT_SWAPPED);

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

  if (self->banner == NULL || self->key_bar == NULL)
    return;

  g_set_str (&self->sentence, sentence);
  update (self);
  if (sentence != NULL && self->low)
    sealwax_key_bar_say (self->key_bar, sentence);
  else if (sentence != NULL)
    sealwax_banners_announce (self, sentence);
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

  g_set_str (&self->offer, title);
  update (self);
}

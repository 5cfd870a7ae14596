/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "Sealwax"

#include "config.h"

#include "sealwax-format.h"
#include "sealwax-passphrase.h"
#include "sealwax-settings.h"

/**
 * SealwaxSettings:
 *
 * What the person chose, with one property for each key of the GSettings schema. If the schema is not installed, the
 * properties are there all the same, with the same defaults, and last as long as the program runs.
 */
struct _SealwaxSettings
{
  GObject parent_instance;

  GSettings *stored; /* NULL if there is no schema */
  GValue    *values; /* indexed by the properties' numbers */
};

G_DEFINE_FINAL_TYPE (SealwaxSettings, sealwax_settings, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FORMAT,
  PROP_ITERATIONS,
  PROP_CALIBRATED_ITERATIONS,
  PROP_CALIBRATED_CPU,
  PROP_ASK_TWICE,
  PROP_PASSPHRASE_WORDS,
  PROP_OFFER_MESSAGES,
  PROP_COPY_TIMEOUT,
  PROP_IDLE_TIMEOUT,
  PROP_CLEAR_ON_LOCK,
  PROP_OFFER_KEPT,
  PROP_KEPT_TIMEOUT,
  PROP_INSTRUCTIONS_LANGUAGE,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  PROP_PANE_SPLIT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
sealwax_settings_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_value_copy (&SEALWAX_SETTINGS (object)->values[prop_id], value);
}

static void
sealwax_settings_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SealwaxSettings *self = SEALWAX_SETTINGS (object);

  if (g_param_values_cmp (pspec, value, &self->values[prop_id]) == 0)
    return;

  g_value_copy (value, &self->values[prop_id]);
  g_object_notify_by_pspec (object, pspec);
}

static void
sealwax_settings_constructed (GObject *object)
{
  SealwaxSettings       *self = SEALWAX_SETTINGS (object);
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  G_OBJECT_CLASS (sealwax_settings_parent_class)->constructed (object);

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  if (schema == NULL)
    return;

  self->stored = g_settings_new_full (schema, NULL, NULL);
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    if (g_settings_schema_has_key (schema, properties[i]->name)) /* the installed schema may be an older one */
      g_settings_bind (self->stored, properties[i]->name, self, properties[i]->name, G_SETTINGS_BIND_DEFAULT);
}

static void
sealwax_settings_finalize (GObject *object)
{
  SealwaxSettings *self = SEALWAX_SETTINGS (object);

  g_clear_object (&self->stored);
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    g_value_unset (&self->values[i]);
  g_free (self->values);

  G_OBJECT_CLASS (sealwax_settings_parent_class)->finalize (object);
}

static void
sealwax_settings_class_init (SealwaxSettingsClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->constructed = sealwax_settings_constructed;
  object_class->finalize = sealwax_settings_finalize;
  object_class->get_property = sealwax_settings_get_property;
  object_class->set_property = sealwax_settings_set_property;

  /* data/io.github.sealwax.Sealwax.gschema.xml.in says what each of them is. */
  properties[PROP_FORMAT] = g_param_spec_enum ("format", NULL, NULL, SEALWAX_TYPE_FORMAT, SEALWAX_FORMAT_SEALED, flags);
  properties[PROP_ITERATIONS] = g_param_spec_uint ("iterations", NULL, NULL, 0, SEALWAX_ITERATIONS_MAX, 0, flags);
  properties[PROP_CALIBRATED_ITERATIONS] = g_param_spec_uint ("calibrated-iterations", NULL, NULL, 0, SEALWAX_ITERATIONS_MAX, 0, flags);
  properties[PROP_CALIBRATED_CPU] = g_param_spec_string ("calibrated-cpu", NULL, NULL, "", flags);
  properties[PROP_ASK_TWICE] = g_param_spec_boolean ("ask-twice", NULL, NULL, TRUE, flags);
  properties[PROP_PASSPHRASE_WORDS] = g_param_spec_uint ("passphrase-words", NULL, NULL, SEALWAX_WORDS_MIN, SEALWAX_WORDS_MAX, SEALWAX_WORDS_DEFAULT, flags);
  properties[PROP_OFFER_MESSAGES] = g_param_spec_boolean ("offer-messages", NULL, NULL, TRUE, flags);
  properties[PROP_COPY_TIMEOUT] = g_param_spec_uint ("copy-timeout", NULL, NULL, 0, 300, 30, flags);
  properties[PROP_IDLE_TIMEOUT] = g_param_spec_uint ("idle-timeout", NULL, NULL, 0, 120, 10, flags);
  properties[PROP_CLEAR_ON_LOCK] = g_param_spec_boolean ("clear-on-lock", NULL, NULL, TRUE, flags);
  properties[PROP_OFFER_KEPT] = g_param_spec_boolean ("offer-kept", NULL, NULL, TRUE, flags);
  properties[PROP_KEPT_TIMEOUT] = g_param_spec_uint ("kept-timeout", NULL, NULL, 0, 120, 10, flags);
  properties[PROP_INSTRUCTIONS_LANGUAGE] = g_param_spec_string ("instructions-language", NULL, NULL, "", flags);
  properties[PROP_WINDOW_WIDTH] = g_param_spec_int ("window-width", NULL, NULL, -1, G_MAXINT, 1060, flags);
  properties[PROP_WINDOW_HEIGHT] = g_param_spec_int ("window-height", NULL, NULL, -1, G_MAXINT, 600, flags);
  properties[PROP_WINDOW_MAXIMIZED] = g_param_spec_boolean ("window-maximized", NULL, NULL, FALSE, flags);
  properties[PROP_PANE_SPLIT] = g_param_spec_double ("pane-split", NULL, NULL, 0.2, 0.8, 0.5, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sealwax_settings_init (SealwaxSettings *self)
{
  self->values = g_new0 (GValue, N_PROPS);
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    {
      g_value_init (&self->values[i], properties[i]->value_type);
      g_param_value_set_default (properties[i], &self->values[i]);
    }
}

/**
 * sealwax_settings_get_default:
 *
 * Call this on the main thread.
 *
 * Returns: (transfer none): the settings of the program
 */
SealwaxSettings *
sealwax_settings_get_default (void)
{
  static SealwaxSettings *settings;

  if (settings == NULL)
    settings = g_object_new (SEALWAX_TYPE_SETTINGS, NULL);

  return settings;
}

/**
 * sealwax_settings_get_format:
 * @self: the settings
 *
 * Returns: the format that new windows encrypt to
 */
SealwaxFormat
sealwax_settings_get_format (SealwaxSettings *self)
{
  g_return_val_if_fail (SEALWAX_IS_SETTINGS (self), SEALWAX_FORMAT_SEALED);

  return (SealwaxFormat)g_value_get_enum (&self->values[PROP_FORMAT]);
}

/**
 * sealwax_settings_get_iterations:
 * @self: the settings
 *
 * Returns: PBKDF2 iterations for Sealed messages, or 0 to let Sealwax choose
 */
guint
sealwax_settings_get_iterations (SealwaxSettings *self)
{
  g_return_val_if_fail (SEALWAX_IS_SETTINGS (self), 0);

  return g_value_get_uint (&self->values[PROP_ITERATIONS]);
}

/**
 * sealwax_settings_get_calibrated_iterations:
 * @self: the settings
 *
 * Returns: PBKDF2 iterations that take about 250 ms, or 0 if that was never measured
 */
guint
sealwax_settings_get_calibrated_iterations (SealwaxSettings *self)
{
  g_return_val_if_fail (SEALWAX_IS_SETTINGS (self), 0);

  return g_value_get_uint (&self->values[PROP_CALIBRATED_ITERATIONS]);
}

/**
 * sealwax_settings_get_calibrated_cpu:
 * @self: the settings
 *
 * Returns: the name of the processor on which it was measured, or an empty string
 */
const char *
sealwax_settings_get_calibrated_cpu (SealwaxSettings *self)
{
  g_return_val_if_fail (SEALWAX_IS_SETTINGS (self), "");

  return g_value_get_string (&self->values[PROP_CALIBRATED_CPU]);
}

/**
 * sealwax_settings_get_ask_twice:
 * @self: the settings
 *
 * Returns: whether a typed passphrase that was never shown is asked for again before encrypting
 */
gboolean
sealwax_settings_get_ask_twice (SealwaxSettings *self)
{
  g_return_val_if_fail (SEALWAX_IS_SETTINGS (self), TRUE);

  return g_value_get_boolean (&self->values[PROP_ASK_TWICE]);
}

/**
 * sealwax_settings_get_passphrase_words:
 * @self: the settings
 *
 * Returns: how many words a generated passphrase has
 */
guint
sealwax_settings_get_passphrase_words (SealwaxSettings *self)
{
  g_return_val_if_fail (SEALWAX_IS_SETTINGS (self), SEALWAX_WORDS_DEFAULT);

  return g_value_get_uint (&self->values[PROP_PASSPHRASE_WORDS]);
}

/**
 * sealwax_settings_get_offer_messages:
 * @self: the settings
 *
 * Returns: whether to offer messages that are on the clipboard
 */
gboolean
sealwax_settings_get_offer_messages (SealwaxSettings *self)
{
  g_return_val_if_fail (SEALWAX_IS_SETTINGS (self), TRUE);

  return g_value_get_boolean (&self->values[PROP_OFFER_MESSAGES]);
}

/**
 * sealwax_settings_get_copy_timeout:
 * @self: the settings
 *
 * Returns: after how many seconds a secret copy is taken back, or 0 for never
 */
guint
sealwax_settings_get_copy_timeout (SealwaxSettings *self)
{
  g_return_val_if_fail (SEALWAX_IS_SETTINGS (self), 0);

  return g_value_get_uint (&self->values[PROP_COPY_TIMEOUT]);
}

/**
 * sealwax_settings_get_idle_timeout:
 * @self: the settings
 *
 * Returns: after how many minutes without use secrets are cleared, or 0 for never
 */
guint
sealwax_settings_get_idle_timeout (SealwaxSettings *self)
{
  g_return_val_if_fail (SEALWAX_IS_SETTINGS (self), 0);

  return g_value_get_uint (&self->values[PROP_IDLE_TIMEOUT]);
}

/**
 * sealwax_settings_get_clear_on_lock:
 * @self: the settings
 *
 * Returns: whether secrets are cleared when the screen is locked
 */
gboolean
sealwax_settings_get_clear_on_lock (SealwaxSettings *self)
{
  g_return_val_if_fail (SEALWAX_IS_SETTINGS (self), TRUE);

  return g_value_get_boolean (&self->values[PROP_CLEAR_ON_LOCK]);
}

/**
 * sealwax_settings_get_offer_kept:
 * @self: the settings
 *
 * Returns: whether to offer what is kept in the key ring, and to keep more
 */
gboolean
sealwax_settings_get_offer_kept (SealwaxSettings *self)
{
  g_return_val_if_fail (SEALWAX_IS_SETTINGS (self), TRUE);

  return g_value_get_boolean (&self->values[PROP_OFFER_KEPT]);
}

/**
 * sealwax_settings_get_kept_timeout:
 * @self: the settings
 *
 * Returns: after how many minutes without use what was loaded from the key ring is forgotten, or 0 for never
 */
guint
sealwax_settings_get_kept_timeout (SealwaxSettings *self)
{
  g_return_val_if_fail (SEALWAX_IS_SETTINGS (self), 0);

  return g_value_get_uint (&self->values[PROP_KEPT_TIMEOUT]);
}

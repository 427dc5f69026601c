using System.Text.Json.Nodes;
using Noether.Discovery;
using Noether.Discovery.Settings;

namespace Noether.Runs;

/// <summary>The settings of a run as result.json has them.</summary>
internal static class SettingsJson
{
    /// <summary>Preset, seed, budget and threads, then every setting under its key; times are in seconds.</summary>
    public static JsonObject Of(SettingSet set, object settings, RunContext context)
    {
        var node = new JsonObject();
        if (set.Presets.Count > 0)
        {
            var preset = set.Differences(settings).FirstOrDefault(given => given.Key == SettingSet.PresetName).Value;
            node[SettingSet.PresetName] = preset ?? set.Presets[0].Name;
        }

        node["seed"] = context.Seed;
        node["budget"] = context.Budget?.TotalSeconds;
        node["threads"] = context.Threads;
        foreach (var setting in set.All)
        {
            node[setting.Key] = setting.Get(settings) switch
            {
                null => null,
                bool yes => yes,
                int whole => whole,
                long whole => whole,
                ulong whole => whole,
                double real => double.IsFinite(real) ? real : null,
                TimeSpan time => time.TotalSeconds,
                var other => setting.Format(other),
            };
        }

        return node;
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Noether.Studio.Forms;

/// <summary>The fields of a form or of an address; an empty field counts as one that was not given.</summary>
internal sealed class FormFields
{
    private const int LongestText = 300;

    private readonly Func<string, StringValues> field;

    public FormFields(IQueryCollection query) => field = name => query[name];

    public FormFields(IFormCollection form) => field = name => form[name];

    public FormFields(Func<string, string?> field) => this.field = name => field(name);

    /// <summary>A text, or null.</summary>
    /// <param name="name">Name of the field.</param>
    /// <param name="longest">How many letters it may have.</param>
    /// <exception cref="NoetherException">It is absurdly long.</exception>
    public string? Text(string name, int longest = LongestText)
    {
        var text = field(name).ToString().Trim();
        if (text.Length > longest)
            throw new NoetherException($"The field {name} is longer than {longest} letters; shorten it.");
        return text.Length == 0 ? null : text;
    }
}

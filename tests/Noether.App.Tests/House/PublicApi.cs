using System.Reflection;
using System.Text;

namespace Noether.App.Tests.House;

/// <summary>Writes down the public face of an assembly, one line for each member, in a fixed order.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    // What the compiler writes into every record and every user of records knows.
    private static readonly string[] RecordMembers =
    [
        "Equals", "GetHashCode", "ToString", "<Clone>$", "Deconstruct", "op_Equality", "op_Inequality", "PrintMembers",
    ];

    /// <summary>The public types and members of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    public static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append($"{Kind(type)} {Name(type)}{Bases(type)}\n");
            foreach (var line in Members(type).Distinct().Order(StringComparer.Ordinal))
                text.Append($"    {line}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name))}");
        if (typeof(Delegate).IsAssignableFrom(type))
            return [Method(type.GetMethod("Invoke")!)];
        var isRecord = type.GetMethod("<Clone>$") is not null;
        return type.GetMembers(Declared).Where(member => !(isRecord && IsRecordMember(type, member)))
            .Select(Line).OfType<string>();
    }

    private static bool IsRecordMember(Type type, MemberInfo member) =>
        RecordMembers.Contains(member.Name)
        || member.Name == "EqualityContract"
        || (member is ConstructorInfo { IsPublic: false } copy
            && copy.GetParameters() is [var only] && only.ParameterType == type);

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } constructor when Visible(constructor) =>
            $"new({Parameters(constructor)})",
        MethodInfo { IsSpecialName: false } method when Visible(method) => Method(method),
        MethodInfo { IsSpecialName: true } method when Visible(method) && method.Name is ['o', 'p', '_', ..] =>
            Method(method),
        PropertyInfo property => Property(property),
        FieldInfo field when field.IsPublic || field.IsFamily =>
            $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}",
        EventInfo raised => $"event {Name(raised.EventHandlerType!)} {raised.Name}",
        _ => null,
    };

    private static string? Property(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && Visible(getter) ? "get; " : "";
        var set = property.SetMethod is { } setter && Visible(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "init; " : "set; "
            : "";
        if (get + set == "")
            return null;
        var accessor = (property.GetMethod ?? property.SetMethod)!;
        var index = property.GetIndexParameters() is { Length: > 0 } parameters
            ? $"[{string.Join(", ", parameters.Select(Parameter))}]"
            : "";
        var modifier = accessor.IsStatic ? "static " : "";
        return $"{modifier}{Name(property.PropertyType)} {property.Name}{index} {{ {get}{set}}}";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        var modifier = method.IsStatic ? "static "
            : method.IsAbstract ? "abstract "
            : method.IsVirtual && !method.IsFinal ? "virtual "
            : "";
        return $"{modifier}{Name(method.ReturnType)} {method.Name}{generic}({Parameters(method)})";
    }

    private static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var direction = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        var fallback = parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "";
        return $"{direction}{Name(parameter.ParameterType)} {parameter.Name}{fallback}";
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : (type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "")
            + (type.GetMethod("<Clone>$") is not null ? "record" : "class");

    private static string Bases(Type type)
    {
        var bases = new List<string>();
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object)
            && !typeof(Delegate).IsAssignableFrom(type))
            bases.Add(Name(parent));
        if (!type.IsEnum)
        {
            bases.AddRange(type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Select(Name)
                .Where(name => !name.StartsWith("IEquatable<")).Order(StringComparer.Ordinal));
        }

        return bases.Count > 0 ? $" : {string.Join(", ", bases)}" : "";
    }

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Name(inner) + "?";
        // Types of the library go by their full name, the rest by the short one.
        var own = type.Assembly == typeof(NoetherException).Assembly && !type.IsGenericParameter;
        var name = own ? type.FullName! : type.Name;
        if (!type.IsGenericType)
            return name;
        var arguments = string.Join(", ", type.GetGenericArguments().Select(Name));
        return $"{name.Split('`')[0]}<{arguments}>";
    }
}

// Reads /openapi/v1.json aloud: groups, endpoints, parameters, and bodies as examples made from their schemas.
(async () => {
  const api = await (await fetch('/openapi/v1.json')).json();
  const make = (tag, text, className) => Object.assign(document.createElement(tag), { textContent: text ?? '', className: className ?? '' });

  const resolve = schema => schema?.$ref ? api.components.schemas[schema.$ref.split('/').pop()] : schema;
  const typeOf = schema => [schema.type].flat().filter(type => type && type !== 'null').pop();
  const example = (given, depth = 0) => {
    const schema = resolve((given?.oneOf ?? given?.anyOf ?? [given]).find(option => resolve(option)?.type !== 'null'));
    if (!schema || depth > 5) return '...';
    if (schema.enum) return schema.enum.filter(value => value !== null).join(' | ');
    if (schema.properties) return Object.fromEntries(Object.entries(schema.properties).map(([name, value]) => [name, example(value, depth + 1)]));
    if (typeOf(schema) === 'array') return [example(schema.items, depth + 1)];
    return [schema.format, typeOf(schema)].find(Boolean) ?? 'any';
  };
  const sample = content => content && Object.values(content)[0]?.schema;

  const describe = (method, path, operation) => {
    const details = make('details');
    const summary = make('summary');
    summary.append(make('span', method.toUpperCase(), `method method-${method}`), make('code', path), make('span', operation.summary, 'muted'));
    const body = make('div', '', 'body');
    for (const parameter of operation.parameters ?? [])
      body.append(make('div', `${parameter.name} (${parameter.in}${parameter.required ? ', required' : ''}): ${example(parameter.schema)}`));
    if (sample(operation.requestBody?.content))
      body.append(make('h3', 'Body'), make('pre', JSON.stringify(example(sample(operation.requestBody.content)), null, 2)));
    for (const [status, answer] of Object.entries(operation.responses ?? {})) {
      body.append(make('h3', `${status} ${answer.description ?? ''}`));
      if (sample(answer.content)) body.append(make('pre', JSON.stringify(example(sample(answer.content)), null, 2)));
    }
    details.append(summary, body);
    return details;
  };

  const show = wanted => {
    const groups = new Map();
    for (const [path, operations] of Object.entries(api.paths))
      for (const [method, operation] of Object.entries(operations)) {
        if (!`${method} ${path} ${operation.tags}`.toLowerCase().includes(wanted)) continue;
        const tag = operation.tags?.[0] ?? 'Other';
        if (!groups.has(tag)) groups.set(tag, []);
        groups.get(tag).push(describe(method, path, operation));
      }
    document.getElementById('groups').replaceChildren(...[...groups].map(([tag, endpoints]) => {
      const section = make('section');
      section.append(make('h2', tag), ...endpoints);
      return section;
    }));
  };

  document.getElementById('about').textContent = api.info.description ?? '';
  document.getElementById('find').addEventListener('input', event => show(event.target.value.trim().toLowerCase()));
  show('');
})();
